/** What is known of each service, from what it says of itself; what it leaves out, and what nobody has looked at for long. */
package io.turnout.control.catalogue;
