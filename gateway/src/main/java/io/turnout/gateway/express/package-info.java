/**
 * The express lane: what most requests are, reads without a body or a token that are passed through, goes from the client's
 * Netty channel to the upstream's and back, past Vert.x. Only fair weather travels here. Whatever is out of the ordinary, be
 * it a request, an answer or a connection, is left to {@code door} and {@code proxy}, which lose nothing by it: a read may be
 * sent again, and nothing of an answer is written before it is certain that it counts.
 */
package io.turnout.gateway.express;
