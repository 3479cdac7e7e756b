package io.turnout.gateway.compose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turnout.gateway.proxy.UpstreamFailure;
import io.turnout.platform.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the objects of an {@code items} array lie in a body, so that they can be spliced as bytes. */
record Items(List<Item> items) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One object.
     *
     * @param start its brace's index
     * @param end the index after its closing brace
     * @param values its scalar members, as text
     * @param ends where each scalar member's value ends
     */
    record Item(int start, int end, Map<String, String> values, Map<String, Integer> ends) {
        long id(String member) {
            return Long.parseLong(values.get(member));
        }
    }

    /** @throws ProblemException {@code bad-gateway} if the body has no such array */
    static Items of(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean items = parser.currentName().equals("items");
                parser.nextToken();
                if (items) {
                    expect(parser.currentToken() == JsonToken.START_ARRAY);
                    return array(parser);
                }
                parser.skipChildren();
            }
            throw broken();
        } catch (IOException | NumberFormatException e) {
            throw broken();
        }
    }

    private static Items array(JsonParser parser) throws IOException {
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.add(item(parser));
        }
        expect(parser.currentToken() == JsonToken.END_ARRAY);
        return new Items(items);
    }

    private static Item item(JsonParser parser) throws IOException {
        int start = end(parser) - 1;
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            // titles and texts stay bytes; only ids, kinds and ranks are looked at
            if (value.isNumeric() || name.equals("type")) {
                values.put(name, parser.getText());
                ends.put(name, end(parser));
            } else {
                parser.skipChildren();
            }
        }
        return new Item(start, end(parser), values, ends);
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return new ProblemException(UpstreamFailure.BROKEN.problem());
    }
}
