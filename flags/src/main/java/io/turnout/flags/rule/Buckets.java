package io.turnout.flags.rule;

import io.turnout.platform.SubjectHash;

/** Where a subject is among all subjects. */
@FunctionalInterface
public interface Buckets {
    /** By the hash that samples, canaries and experiments go by, too. */
    Buckets OF_SUBJECTS = SubjectHash::place;

    /** A place in [0, 1) that is the same each time. */
    double place(String subject);
}
