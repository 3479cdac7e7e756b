/**
 * The only way in: the HTTP server, what it refuses by itself, and where each request goes from here. It has a server of
 * its own beside Quarkus' because that one cannot answer what its decoder refuses (400, 414, 431) as a problem, and so
 * that a connection, its requests and their upstream connections stay on one event loop.
 */
package io.turnout.gateway.door;
