package io.turnout.platform.identity;

import java.util.List;

/** Takes the token out of a request's {@code Authorization}: exactly one header, of one scheme (RFC 6750, RFC 9110). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** What a request says about who sends it. */
    public sealed interface Credentials {}

    /** None. */
    public record Absent() implements Credentials {}

    /** Something that looks like a token; nothing is known about it yet. */
    public record Unverified(String token) implements Credentials {}

    /** What cannot be taken for a token. */
    public record Unusable(Refusal refusal) implements Credentials {}

    /** @param authorization the values of all {@code Authorization} headers */
    public static Credentials of(List<String> authorization) {
        if (authorization.isEmpty()) {
            return new Absent();
        }
        // of two, one part of the site might believe the first and another the second
        if (authorization.size() > 1) {
            return new Unusable(Refusal.badToken(TokenFault.NOT_VALID));
        }
        String value = authorization.getFirst().strip();
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Unusable(Refusal.noToken());
        }
        return new Unverified(value.substring(SCHEME.length()).strip());
    }
}
