package io.turnout.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Where the next page begins: the sort it belongs to and the last row's key in that sort. Opaque to clients: base64url
 * of a JSON array.
 *
 * @param scope what the cursor is good for, such as {@code talks:-title}; any other use is refused
 * @param key the last row's sort key, as text, the most significant first
 */
public record Cursor(String scope, List<String> key) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LENGTH = 3_000;

    public Cursor {
        Objects.requireNonNull(scope);
        key = List.copyOf(key);
    }

    public String encode() {
        try {
            Object[] parts = new Object[key.size() + 1];
            parts[0] = scope;
            System.arraycopy(key.toArray(), 0, parts, 1, key.size());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an array of strings can always be written", e);
        }
    }

    /**
     * Reads a client's cursor back.
     *
     * @return null if there is none
     * @throws ProblemException {@code invalid-cursor} unless it was made for this scope with that many key parts
     */
    public static Cursor decode(String text, String scope, int keyParts) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= MAX_LENGTH) {
                String[] parts = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
                if (parts.length == keyParts + 1
                        && parts[0].equals(scope)
                        && Arrays.stream(parts).noneMatch(Objects::isNull)) {
                    return new Cursor(scope, Arrays.asList(parts).subList(1, parts.length));
                }
            }
        } catch (IllegalArgumentException | java.io.IOException | NullPointerException e) {
            // what a client made up is refused below like a cursor of another list
        }
        throw ProblemType.INVALID_CURSOR.because(
                "Take the cursor from \"next\" of a page with the same filters and the same sort, or leave it out.");
    }
}
