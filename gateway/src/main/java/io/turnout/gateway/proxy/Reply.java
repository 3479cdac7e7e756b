package io.turnout.gateway.proxy;

/**
 * An upstream's whole answer.
 *
 * @param contentType null if it named none
 * @param location null if it named none
 * @param build which one answered; null if it was not asked, or did not say
 */
public record Reply(int status, String contentType, String location, String build, byte[] body) {}
