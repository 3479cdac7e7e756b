package io.turnout.gateway.plan;

import java.time.Duration;

/**
 * An application behind the gateway.
 *
 * @param timeout longest wait for the head of an answer
 */
public record Upstream(String name, boolean tls, String host, int port, Duration timeout) {
    /** What to write into {@code Host}. */
    public String authority() {
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? literal : literal + ":" + port;
    }

    public String url() {
        return (tls ? "https://" : "http://") + authority();
    }
}
