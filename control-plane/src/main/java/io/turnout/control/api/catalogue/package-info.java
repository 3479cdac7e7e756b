/** The catalogue of services, as operators see it. */
package io.turnout.control.api.catalogue;
