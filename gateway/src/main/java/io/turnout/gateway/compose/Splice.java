package io.turnout.gateway.compose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts JSON together from pieces of other JSON, as bytes. */
final class Splice {
    private byte[] bytes;
    private int length;

    Splice(int capacity) {
        bytes = new byte[capacity];
    }

    Splice add(byte[] from, int start, int end) {
        int added = end - start;
        if (length + added > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + added));
        }
        System.arraycopy(from, start, bytes, length, added);
        length += added;
        return this;
    }

    Splice add(byte[] all) {
        return add(all, 0, all.length);
    }

    Splice add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Whether bytes could be one JSON object without space around it, as the services write it. */
    static boolean isObject(byte[] json) {
        return json.length > 2 && json[0] == '{' && json[json.length - 1] == '}';
    }
}
