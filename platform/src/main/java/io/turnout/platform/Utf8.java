package io.turnout.platform;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text that must be UTF-8: nothing is guessed and nothing replaced. */
public final class Utf8 {
    private Utf8() {}

    /** The bytes are no UTF-8. */
    public static final class Malformed extends CharacterCodingException {
        private final int line;

        private Malformed(int line) {
            this.line = line;
        }

        /** Where the first wrong byte is, from 1. */
        public int line() {
            return line;
        }

        @Override
        public String getMessage() {
            return "line " + line + " is not UTF-8";
        }
    }

    /** The text, without the byte order mark that it may begin with. */
    public static String decode(byte[] bytes) throws Malformed {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean whole = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), out, true)
                .isError();
        String text = out.flip().toString();
        if (!whole) {
            // one more character, because after the end of a line the wrong byte is on the next one
            throw new Malformed((int) (text + '?').lines().count());
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
