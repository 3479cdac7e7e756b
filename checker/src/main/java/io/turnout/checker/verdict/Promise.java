package io.turnout.checker.verdict;

/** What is promised to clients and operators. */
public enum Promise {
    /** An acknowledged note or talk is there, once; a deleted one is not. */
    EXACTLY_ONCE,
    /** No acknowledged update is overwritten by one that had not seen it. */
    NO_LOST_UPDATE,
    /** What was refused never shows. */
    REFUSED_IS_NOT_DONE,
    /** Each holds what was written as its version. */
    CONTENT,
    /** A client reads what it has written before. */
    READ_YOUR_WRITES,
    /** A client does not read an older version than it has read before. */
    MONOTONIC_READS,
    /** Both sides have the same rows once everything is quiet. */
    SIDES_EQUAL,
    /** At most one side is ever open. */
    ONE_SIDE_OPEN,
    /** A side whose fence is closed takes no write, whoever sends it. */
    FENCED,
    /** No note is left of a talk that is gone. */
    NO_ORPHAN,
    /** Whatever broke, each operation on a dataset is over in a bounded time: done, or undone. */
    SETTLES
}
