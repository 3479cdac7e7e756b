package io.turnout.platform.identity;

/** What its sender is told about a bad token: what helps the honest, and nothing that helps who forges. */
public enum TokenFault {
    EXPIRED("The token has expired", "Get a new one."),
    NOT_YET_VALID("The token is not valid yet", "Wait until it is, or get one from a clock that is right."),
    NOT_VALID("The token is not valid", "Get one from the issuer that this site trusts.");

    private final String description;
    private final String advice;

    TokenFault(String description, String advice) {
        this.description = description;
        this.advice = advice;
    }

    String description() {
        return description;
    }

    String advice() {
        return advice;
    }
}
