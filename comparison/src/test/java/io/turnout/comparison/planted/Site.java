package io.turnout.comparison.planted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;

/** A conference's site that always answers the same. */
final class Site {
    static final int TALKS = 200;
    static final int PAGE = 8;
    private static final String[] ROOMS = {"Fleming", "Churchill", "Mountbatten"};
    private static final String[] COMPANIES = {"Airbnb", "Financial Times", null, "RedMonk"};

    private Site() {}

    static Draft answer(Asked asked) {
        Draft draft = new Draft();
        draft.headers.put("Content-Type", "application/json");
        draft.headers.put("Cache-Control", "no-cache");
        draft.headers.put("Vary", "Accept-Encoding");
        draft.headers.put("ETag", "\"%s-%d\"".formatted(asked.what(), asked.id()));
        switch (asked.what()) {
            case LIST -> list(draft, asked.id());
            case TALK -> draft.json = talk(asked.id());
            case NOTES -> notes(draft, asked.id());
            case AGENDA -> agenda(draft, asked.id());
            case SEARCH -> search(draft, asked.id());
            case PAGE -> page(draft, asked.id());
            case LATEST -> {
                draft.status = 302;
                draft.headers.put("Location", "/talks/" + asked.id());
            }
            case UNKNOWN -> problem(draft, 404, "not-found", "There is no talk %d.".formatted(1_000 + asked.id()));
            case INVALID -> problem(draft, 400, "invalid-parameter", "limit must be 1 to 100.");
        }
        return draft;
    }

    static ObjectNode talk(int id) {
        ObjectNode talk = Draft.object();
        talk.put("id", id);
        talk.put("title", (id % 6 == 0 ? "Café no. " : "Talk no. ") + id);
        talk.put("abstract", "What was told. ".repeat(id % 10 == 0 ? 30 : 3).strip());
        ArrayNode speakers = talk.putArray("speakers").add("Speaker " + id);
        if (id % 3 == 0) {
            speakers.add("Another " + id);
        }
        talk.put("company", COMPANIES[id % COMPANIES.length]);
        talk.put("start", "2019-03-0%dT%02d:35:00Z".formatted(4 + id % 3, 9 + id % 8));
        talk.put("room", ROOMS[id % ROOMS.length]);
        talk.put("slides", id % 4 == 0 ? null : "https://example.org/" + id);
        talk.put("recorded", id % 2 == 0);
        talk.put("rating", 3 + id % 40 / 20.0 + 0.05);
        talk.put("version", id % 20 == 0 ? 2 : 1);
        talk.putArray("tags").add("java").add("web").add("t" + id % 5);
        return talk;
    }

    private static void list(Draft draft, int page) {
        ArrayNode items = draft.json.putArray("items");
        IntStream.rangeClosed(1 + (page - 1) * PAGE, page * PAGE).forEach(id -> items.add(talk(id)));
        draft.json.put("total", TALKS);
        draft.json.put("next", "page-" + (page + 1));
    }

    private static void notes(Draft draft, int talk) {
        ArrayNode items = draft.json.putArray("items");
        for (int i = 0; i < talk % 8; i++) {
            items.addObject()
                    .put("id", talk * 10 + i)
                    .put("author", "Ada")
                    .put("body", "Worth hearing " + i)
                    .put("at", "2019-03-05T10:%02d:00Z".formatted(i / 2 * 10));
        }
    }

    private static void agenda(Draft draft, int day) {
        ArrayNode items = draft.json.put("day", day).putArray("items");
        IntStream.rangeClosed(1, TALKS)
                .filter(id -> id % 3 == day - 1)
                .limit(6)
                .forEach(id -> items.add(talk(id).put("noteCount", id % 8)));
    }

    private static void search(Draft draft, int word) {
        ArrayNode items = draft.json.putArray("items");
        IntStream.rangeClosed(1, TALKS)
                .filter(id -> id % 20 == word)
                .forEach(id -> items.addObject()
                        .put("id", id)
                        .put("title", "Talk no. " + id)
                        .put("rank", 1.0 / id));
    }

    private static void page(Draft draft, int id) {
        draft.json = null;
        draft.headers.put("Content-Type", "text/html; charset=utf-8");
        draft.html = """
                <html><head><title>Talk %1$d</title></head><body><main><h1>Talk no. %1$d &amp; more</h1>
                <p class="room">%2$s</p><a href="/talks/%1$d/notes">Notes</a><ul><li>First</li><li>Second</li></ul>
                <form><input type="hidden" name="key" value="fixed"></form></main>
                <footer><p>Rendered just now</p></footer></body></html>
                """.formatted(id, ROOMS[id % ROOMS.length]);
    }

    private static void problem(Draft draft, int status, String type, String detail) {
        draft.status = status;
        draft.headers.put("Content-Type", "application/problem+json");
        draft.headers.remove("ETag");
        draft.json.put("type", "/problems/" + type).put("status", status).put("detail", detail);
    }
}
