/** Pages of the catalogue of services, and of their runbooks. */
package io.turnout.control.api.room.catalogue;
