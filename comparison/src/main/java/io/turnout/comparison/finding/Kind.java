package io.turnout.comparison.finding;

/** What sort of difference it is. */
public enum Kind {
    /** Another value of the same type. */
    VALUE,
    /** Another JSON type, or another sort of body. */
    TYPE,
    /** Only the first answer has it. */
    MISSING,
    /** Only the second answer has it. */
    EXTRA,
    /** The same elements, elsewhere. */
    ORDER,
    /** Another number of elements. */
    SIZE,
    /** The same text in another Unicode normalisation form: alike to the eye, unequal to a program. */
    UNICODE,
    /** A name that an object has several times, and not as often on both sides. */
    DUPLICATE_KEY,
    /** A body that is not what its content type says, on one side. */
    MALFORMED;

    /** What it is with the answers exchanged. */
    public Kind mirrored() {
        return switch (this) {
            case MISSING -> EXTRA;
            case EXTRA -> MISSING;
            case VALUE, TYPE, ORDER, SIZE, UNICODE, DUPLICATE_KEY, MALFORMED -> this;
        };
    }
}
