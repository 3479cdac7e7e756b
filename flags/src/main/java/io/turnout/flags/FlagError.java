package io.turnout.flags;

/**
 * Something that is wrong with a document.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param line from 1
 */
public record FlagError(String pointer, int line, String message) {
    @Override
    public String toString() {
        return pointer.isEmpty()
                ? "line %d: %s".formatted(line, message)
                : "line %d: %s %s".formatted(line, pointer, message);
    }
}
