package io.turnout.platform;

import java.nio.charset.StandardCharsets;

/**
 * The one hash by which subjects are sampled, sent to a candidate and given a variant, so that percentages of one fit those of another:
 * FNV-1a (Fowler, Noll and Vo), whose upper bits are then mixed by the finaliser of MurmurHash3 (Appleby).
 */
public final class SubjectHash {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private SubjectHash() {}

    /** A place in [0, 1) that is the same each time and everywhere. */
    public static double place(String subject) {
        long hash = FNV_BASIS;
        for (byte b : subject.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
