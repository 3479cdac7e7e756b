/** Takes what gateways tell of their traffic, and shows it. */
package io.turnout.control.api.traffic;
