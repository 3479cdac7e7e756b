package io.turnout.gateway.routing;

import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Makes sure that the gateway and an upstream cannot read one path in two ways. What some servers decode, strip or
 * resolve before they route is refused: dot segments, empty segments, encoded slashes, path parameters.
 */
public final class RequestPath {
    private static final String ALLOWED = "-._~!$&'()*+,=:@/";

    private RequestPath() {}

    /**
     * The path to match: segments percent-decoded, once.
     *
     * @param raw beginning with a slash
     * @throws ProblemException {@code bad-request} if servers could differ on it
     */
    public static String matchable(String raw) {
        boolean encoded = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (!isPlain(c)) {
                throw refused(
                        c == ';'
                                ? "has a semicolon, which has no meaning here"
                                : "has a character that must be percent-encoded");
            }
        }
        String path = encoded ? decode(raw) : raw;
        checkSegments(path);
        return path;
    }

    /**
     * Looks at a query, which is passed on as it is.
     *
     * @param raw null if there is none
     * @throws ProblemException {@code bad-request} if it could not be decoded
     */
    public static void checkQuery(String raw) {
        for (int i = 0; raw != null && i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw ProblemType.BAD_REQUEST.because("The query has a character that must be percent-encoded.");
            }
            if (c == '%' && hex(raw, i) < 0) {
                throw ProblemType.BAD_REQUEST.because("The query has a % that two hexadecimal digits do not follow.");
            }
        }
    }

    private static int hex(String raw, int percent) {
        int high = percent + 2 < raw.length() ? Character.digit(raw.charAt(percent + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(raw.charAt(percent + 2), 16);
        return low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ALLOWED.indexOf(c) >= 0;
    }

    private static void checkSegments(String path) {
        int from = 1;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            if (end == from && slash >= 0) {
                throw refused("has an empty segment");
            }
            if (end > from && path.charAt(from) == '.' && end - from <= 2 && path.charAt(end - 1) == '.') {
                throw refused("has a dot segment");
            }
            from = end + 1;
        }
    }

    private static String decode(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int value = hex(raw, i);
            if (value < 0) {
                throw refused("has a % that two hexadecimal digits do not follow");
            }
            if (value < 0x20 || value == 0x7f || value == '/' || value == '\\') {
                throw refused("has an encoded slash, backslash or control character");
            }
            bytes.put((byte) value);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8 once it is decoded");
        }
    }

    private static ProblemException refused(String why) {
        return ProblemType.BAD_REQUEST.because("The path " + why + ".");
    }
}
