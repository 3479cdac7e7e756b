package io.turnout.judging.count;

import java.util.Arrays;

/** How many requests took how long, by {@link Buckets}. Immutable. */
public final class Latencies {
    public static final Latencies NONE = new Latencies(new long[Buckets.COUNT]);

    private final long[] counts;
    private final long total;

    private Latencies(long[] counts) {
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /**
     * @param counts by bucket, none negative; those that are left out at the end are 0
     * @throws IllegalArgumentException if there are more than buckets, or a negative one
     */
    public static Latencies of(long... counts) {
        if (counts.length > Buckets.COUNT || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "there are " + Buckets.COUNT + " buckets, and none has less than nothing");
        }
        return new Latencies(Arrays.copyOf(counts, Buckets.COUNT));
    }

    public Latencies plus(Latencies other) {
        long[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Latencies(sum);
    }

    /** By bucket, without those at the end that are empty. */
    public long[] counts() {
        int length = counts.length;
        while (length > 0 && counts[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(counts, length);
    }

    public long total() {
        return total;
    }

    /** How many took longer than what is in a bucket; of one beyond the last, 0. */
    public long above(int bucket) {
        long above = 0;
        for (int i = bucket + 1; i < counts.length; i++) {
            above += counts[i];
        }
        return above;
    }

    /**
     * The first bucket with which at least a share of all has been counted.
     *
     * @param share in (0, 1)
     * @throws IllegalStateException if nothing was counted
     */
    public int quantile(double share) {
        if (total == 0) {
            throw new IllegalStateException("nothing was counted");
        }
        long wanted = (long) Math.ceil(share * total);
        long seen = counts[0];
        int bucket = 0;
        while (seen < wanted) {
            seen += counts[++bucket];
        }
        return bucket;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies latencies && Arrays.equals(counts, latencies.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
