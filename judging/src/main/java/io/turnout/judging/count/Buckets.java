package io.turnout.judging.count;

/**
 * Buckets of latencies, each wider than the one before by the same factor: the eighth root of 2, about 1.09. The first ends at
 * {@value #FIRST_NANOS} ns, the last but one at about 65 s, and the last takes all that took longer.
 */
public final class Buckets {
    /** How many there are. */
    public static final int COUNT = 146;

    private static final int FIRST_NANOS = 250_000;
    private static final int IN_AN_OCTAVE = 8;
    private static final long[] UPPER = upper();

    private Buckets() {}

    /** The bucket of a latency, in nanoseconds; one that is on a border is in the lower one. */
    public static int of(long nanos) {
        int low = 0;
        int high = COUNT - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos <= UPPER[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The longest latency of a bucket, in nanoseconds; of the last, {@link Long#MAX_VALUE}. */
    public static long upperNanos(int bucket) {
        return UPPER[bucket];
    }

    /** By how many buckets a latency moves if it grows by a factor of at least 1, to the nearest. */
    public static int shift(double factor) {
        return (int) Math.round(IN_AN_OCTAVE * Math.log(factor) / Math.log(2));
    }

    private static long[] upper() {
        long[] upper = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            upper[i] = Math.round(FIRST_NANOS * Math.pow(2, (double) i / IN_AN_OCTAVE));
        }
        upper[COUNT - 1] = Long.MAX_VALUE;
        return upper;
    }
}
