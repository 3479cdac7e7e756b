package io.turnout.testing;

import java.util.List;

/**
 * A request's credentials that must be refused with 401, on every path.
 *
 * @param name what is wrong with them
 * @param authorization the values of the request's {@code Authorization} headers, in order
 * @param challenge the {@code WWW-Authenticate} that is to be answered
 */
public record Forged(String name, List<String> authorization, String challenge) {
    private static final String REALM = "Bearer realm=\"turnout\"";
    private static final int MAX_LINE = 8_192;

    static Forged token(String name, String token) {
        return new Forged(name, List.of("Bearer " + token), invalid("The token is not valid"));
    }

    static Forged expired(String name, String token) {
        return new Forged(name, List.of("Bearer " + token), invalid("The token has expired"));
    }

    static Forged early(String name, String token) {
        return new Forged(name, List.of("Bearer " + token), invalid("The token is not valid yet"));
    }

    static Forged headers(String name, String... authorization) {
        return new Forged(name, List.of(authorization), invalid("The token is not valid"));
    }

    /** What is not a bearer token at all, and is told no more than that one is wanted. */
    static Forged otherScheme(String name, String authorization) {
        return new Forged(name, List.of(authorization), REALM);
    }

    private static String invalid(String description) {
        return REALM + ", error=\"invalid_token\", error_description=\"" + description + "\"";
    }

    /** Whether a server may refuse the header as too long, with 431, before anybody looks at it. */
    public boolean mayBeTooLong() {
        return authorization.stream().anyMatch(value -> value.length() > MAX_LINE);
    }

    @Override
    public String toString() {
        return name;
    }
}
