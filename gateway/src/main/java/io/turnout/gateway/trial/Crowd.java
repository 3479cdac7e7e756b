package io.turnout.gateway.trial;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

/**
 * The different subjects that one side has answered since it was last asked, as a sketch: it can be united with others, and tells nobody who they
 * were. Thread-safe: each subject is in one turn for each request, and in one only.
 */
final class Crowd {
    /** Logarithm of how many registers there are: 95 % of the estimates are within 3.3 %, and few hundred are counted exactly. */
    private static final int REGISTERS = 12;
    /** Event loops hardly ever meet at one. */
    private static final int STRIPES = 4;

    private final Stripe[] stripes = Stream.generate(Stripe::new).limit(STRIPES).toArray(Stripe[]::new);

    private static final class Stripe {
        private HllSketch sketch;

        synchronized void see(double place) {
            if (sketch == null) {
                sketch = new HllSketch(REGISTERS, TgtHllType.HLL_8);
            }
            sketch.update(place);
        }

        synchronized HllSketch turn() {
            HllSketch seen = sketch;
            sketch = null;
            return seen;
        }
    }

    /** @param place of a subject, the same each time */
    void see(double place) {
        stripes[(int) Thread.currentThread().threadId() & STRIPES - 1].see(place);
    }

    /** As DataSketches writes it; empty if there was nobody. */
    byte[] turn() {
        HllUnion all = new HllUnion(REGISTERS);
        Arrays.stream(stripes).map(Stripe::turn).forEach(all::update);
        return all.isEmpty() ? new byte[0] : all.getResult(TgtHllType.HLL_4).toCompactByteArray();
    }
}
