package io.turnout.gateway.proxy;

/**
 * An upstream's whole answer.
 *
 * @param contentType null if it named none
 * @param location null if it named none
 */
public record Reply(int status, String contentType, String location, byte[] body) {}
