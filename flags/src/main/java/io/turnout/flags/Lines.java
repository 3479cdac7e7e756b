package io.turnout.flags;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** In which lines of a JSON text its parts begin. */
final class Lines {
    private final Map<String, Integer> byPointer = new HashMap<>();

    /** @param text is valid JSON */
    static Lines of(String text, ObjectMapper json) throws IOException {
        Lines lines = new Lines();
        try (JsonParser parser = json.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.END_OBJECT && parser.currentToken() != JsonToken.END_ARRAY) {
                    lines.byPointer.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }

    /** Of the part, or of what it would be in. */
    int of(String pointer) {
        String known = pointer;
        while (!known.isEmpty() && !byPointer.containsKey(known)) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return byPointer.getOrDefault(known, 1);
    }
}
