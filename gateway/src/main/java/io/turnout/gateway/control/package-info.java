/** How the control plane is reached. What it is asked belongs to who asks. */
package io.turnout.gateway.control;
