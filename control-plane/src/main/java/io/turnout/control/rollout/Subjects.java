package io.turnout.control.rollout;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;

/** Different subjects, as a sketch: how many there are is known nearly, and nobody can tell who they were. Immutable. */
public final class Subjects {
    public static final Subjects NOBODY = new Subjects(new byte[0]);

    /** Logarithm of how many registers gateways have. */
    private static final int REGISTERS = 12;

    private static final int LONGEST = 1 << REGISTERS + 1;
    /** Standard errors, for 95 %. */
    private static final int ERRORS = 2;

    private final byte[] sketch;

    private Subjects(byte[] sketch) {
        this.sketch = sketch;
    }

    /**
     * @param sketch as gateways tell it; null or empty for nobody
     * @throws IllegalArgumentException if it is none
     */
    public static Subjects of(byte[] sketch) {
        if (sketch == null || sketch.length == 0) {
            return NOBODY;
        }
        try {
            if (sketch.length <= LONGEST && HllSketch.heapify(sketch).getLgConfigK() == REGISTERS) {
                return new Subjects(sketch.clone());
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("that is no sketch", e);
        }
        throw new IllegalArgumentException("a sketch has 2^" + REGISTERS + " registers");
    }

    /** Who is in one of them, or in both. */
    public Subjects plus(Subjects others) {
        if (others.sketch.length == 0 || sketch.length == 0) {
            return sketch.length == 0 ? others : this;
        }
        HllUnion both = new HllUnion(REGISTERS);
        both.update(HllSketch.heapify(sketch));
        both.update(HllSketch.heapify(others.sketch));
        return new Subjects(both.getResult(TgtHllType.HLL_4).toCompactByteArray());
    }

    byte[] sketch() {
        return sketch.clone();
    }

    /**
     * How many they are.
     *
     * @param lower with {@code upper} at 95 %
     */
    public record Number(long estimate, long lower, long upper) {}

    public Number number() {
        if (sketch.length == 0) {
            return new Number(0, 0, 0);
        }
        HllSketch read = HllSketch.heapify(sketch);
        return new Number(Math.round(read.getEstimate()), (long) Math.floor(read.getLowerBound(ERRORS) + 0.5), (long)
                Math.ceil(read.getUpperBound(ERRORS) - 0.5));
    }
}
