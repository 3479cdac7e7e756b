package io.turnout.checker.history;

/** What a client asks for. */
public enum Action {
    CREATE,
    UPDATE,
    DELETE,
    READ;

    public boolean isWrite() {
        return this != READ;
    }
}
