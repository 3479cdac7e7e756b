/**
 * The client's side of a request: its body read with bounds of size and time, its refusals, its end. Shared by what
 * passes requests through and what composes answers; it knows neither.
 */
package io.turnout.gateway.inbound;
