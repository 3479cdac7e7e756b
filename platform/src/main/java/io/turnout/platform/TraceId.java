package io.turnout.platform;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** W3C Trace Context (level 1): who a request belongs to, across every part that it passes. */
public final class TraceId {
    public static final String HEADER = "traceparent";
    private static final int LENGTH = 55;

    private TraceId() {}

    /** A new {@code traceparent} header. */
    public static String newParent() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)) + "-01";
    }

    /** Whether the header is a {@code traceparent} that we can go on with. */
    public static boolean isValidParent(String header) {
        return header != null
                && header.length() == LENGTH
                && header.startsWith("00-")
                && header.charAt(35) == '-'
                && header.charAt(52) == '-'
                && isHex(header, 3, 35)
                && isHex(header, 36, 52)
                && isHex(header, 53, 55)
                && !isZero(header, 3, 35)
                && !isZero(header, 36, 52);
    }

    /** The 32 hexadecimal digits of a valid {@code traceparent}. */
    public static String of(String parent) {
        return parent.substring(3, 35);
    }

    private static boolean isHex(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
