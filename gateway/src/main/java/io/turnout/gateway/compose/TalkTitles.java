package io.turnout.gateway.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.proxy.Reply;
import io.turnout.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The titles of the talks that a page's notes are about, asked for in one call. */
final class TalkTitles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Long, String> titles;

    /** @param titles null if they could not be had */
    private TalkTitles(Map<Long, String> titles) {
        this.titles = titles;
    }

    static TalkTitles of(List<Search.Hit> hits, Calls calls, Duration atMost) {
        String ids = hits.stream()
                .filter(hit -> hit.type().equals("note"))
                .map(hit -> hit.item().values().get("talkId"))
                .distinct()
                .collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return new TalkTitles(Map.of());
        }
        try {
            Reply reply =
                    calls.get("talks", "/internal/talks?ids=" + ids, atMost).await();
            return new TalkTitles(reply.status() == 200 ? read(reply.body()) : null);
        } catch (UpstreamException | IOException e) {
            return new TalkTitles(null);
        }
    }

    private static Map<Long, String> read(byte[] body) throws IOException {
        Map<Long, String> titles = new HashMap<>();
        for (JsonNode talk : JSON.readTree(body).path("items")) {
            titles.put(talk.path("id").asLong(), talk.path("title").toString());
        }
        return titles;
    }

    /** Whether the talk has been deleted, which the notes may not have heard of yet. */
    boolean isGone(long talk) {
        return titles != null && !titles.containsKey(talk);
    }

    /** The title as JSON; {@code null} if it could not be had. */
    String json(long talk) {
        return titles == null ? "null" : titles.get(talk);
    }
}
