/** Deploys and what is measured of them, as operators see and tell it; and the watch that finds deploys by itself. */
package io.turnout.control.api.delivery;
