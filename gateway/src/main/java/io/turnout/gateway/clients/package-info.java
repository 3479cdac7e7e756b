/**
 * Connections of clients: what they may send and how fast, how fast they must read, how many there may be. What a
 * request asks for is not looked at here.
 */
package io.turnout.gateway.clients;
