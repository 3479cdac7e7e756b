package io.turnout.platform.identity;

import io.turnout.platform.Problem;
import io.turnout.platform.ProblemType;

/**
 * The answer to a request that its credentials do not allow, in the words of RFC 6750; never to be cached.
 *
 * @param challenge value of {@code WWW-Authenticate}; null where no other token would help
 */
public record Refusal(Problem problem, String challenge) {
    private static final String CHALLENGE = "Bearer realm=\"turnout\"";

    /** There is no token, or what there is is not a bearer token. */
    public static Refusal noToken() {
        return new Refusal(
                Problem.of(ProblemType.UNAUTHENTICATED, "Send a token: Authorization: Bearer, a space, and the token."),
                CHALLENGE);
    }

    public static Refusal badToken(TokenFault fault) {
        return new Refusal(
                Problem.of(ProblemType.UNAUTHENTICATED, fault.description() + ". " + fault.advice()),
                CHALLENGE + ", error=\"invalid_token\", error_description=\"%s\"".formatted(fault.description()));
    }

    /** The token is valid, but lacks the role. */
    public static Refusal missing(Role role) {
        return new Refusal(
                Problem.of(ProblemType.FORBIDDEN, "This needs a token with the role %s.".formatted(role.claim())),
                CHALLENGE + ", error=\"insufficient_scope\", scope=\"%s\"".formatted(role.claim()));
    }

    /** The note is another's. */
    public static Refusal notTheAuthor() {
        return new Refusal(Problem.of(ProblemType.FORBIDDEN, "Only who wrote the note can change it."), null);
    }
}
