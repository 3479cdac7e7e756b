package io.turnout.gateway.plan;

import java.time.Duration;

/**
 * An application behind the gateway.
 *
 * @param timeout longest wait for the head of an answer
 * @param rehearses whether it rehearses writes when it is asked to; one that does not know of that would do them
 */
public record Upstream(String name, boolean tls, String host, int port, Duration timeout, boolean rehearses) {
    /** What to write into {@code Host}. */
    public String authority() {
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? literal : literal + ":" + port;
    }

    public String url() {
        return (tls ? "https://" : "http://") + authority();
    }
}
