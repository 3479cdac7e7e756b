package io.turnout.system;

import java.util.Optional;

/** Who sends a request of a random sequence. */
enum Caller {
    /** May write talks and notes; sends what is sent by nobody else. */
    WRITER,
    /** May write notes, but not change those of the writer. */
    ATTENDEE,
    /** May write talks, but no notes. */
    EDITOR,
    /** May do nothing that anybody may not. */
    OPERATOR,
    NOBODY,
    /** Has changed the signature of a good token. */
    FORGER,
    /** Has a password instead of a token. */
    BASIC;

    /** The {@code Authorization} header. */
    Optional<String> authorization() {
        return switch (this) {
            case WRITER -> Optional.of("Bearer " + Tokens.writer());
            case ATTENDEE -> Optional.of("Bearer " + Tokens.of("grace", "attendee"));
            case EDITOR -> Optional.of("Bearer " + Tokens.of("edsger", "editor"));
            case OPERATOR -> Optional.of("Bearer " + Tokens.of("olga", "operator"));
            case NOBODY -> Optional.empty();
            case FORGER -> Optional.of("Bearer " + forged(Tokens.writer()));
            case BASIC -> Optional.of("Basic YWRhOmFkYQ==");
        };
    }

    /** Another signature of the right length. */
    private static String forged(String token) {
        int dot = token.lastIndexOf('.');
        return token.substring(0, dot + 1) + new StringBuilder(token.substring(dot + 1)).reverse();
    }
}
