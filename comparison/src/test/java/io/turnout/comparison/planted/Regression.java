package io.turnout.comparison.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.comparison.planted.Asked.What;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a candidate may do wrong. */
enum Regression {
    WRONG_DEFAULT_PAGE_SIZE((asked, draft) -> of(asked, What.LIST, () -> {
        ArrayNode items = (ArrayNode) draft.json.get("items");
        items.add(Site.talk(1));
    })),
    OFF_BY_ONE_PAGE((asked, draft) -> of(asked, What.LIST, () -> {
        ArrayNode items = (ArrayNode) draft.json.get("items");
        items.remove(0);
        items.add(Site.talk(asked.id() * Site.PAGE + 1));
    })),
    TIME_ZONE((asked, draft) -> each(
            draft, "start", talk -> talk.put("start", talk.get("start").asText().replace("Z", "+01:00")))),
    DROPPED_FIELD((asked, draft) -> draft.talks().forEach(talk -> talk.remove("room"))),
    DROPPED_WHEN_NULL((asked, draft) ->
            draft.talks().filter(talk -> talk.path("company").isNull()).forEach(talk -> talk.remove("company"))),
    ROUNDING((asked, draft) -> each(
            draft,
            "rating",
            talk -> talk.put("rating", Math.round(talk.get("rating").asDouble() * 10) / 10.0))),
    ORDER_UNDER_TIES((asked, draft) -> of(asked, What.NOTES, () -> reverseTies(draft))),
    ENCODING((asked, draft) -> each(
            draft, "title", talk -> talk.put("title", talk.get("title").asText().replace("é", "Ã©")))),
    FOUND_WHAT_IS_NOT((asked, draft) -> of(asked, What.UNKNOWN, () -> {
        draft.status = 200;
        draft.headers.put("Content-Type", "application/json");
        draft.json = Draft.object();
    })),
    LOST_THE_LAST_ONES((asked, draft) -> of(asked, What.TALK, () -> {
        if (asked.id() > 190) {
            draft.status = 404;
            draft.json = Draft.object().put("type", "/problems/not-found");
        }
    })),
    LOST_UPDATE((asked, draft) ->
            draft.talks().filter(talk -> talk.path("version").asInt() == 2).forEach(talk -> talk.put("version", 1))),
    MISSING_ENTITY_TAG((asked, draft) -> draft.headers.remove("ETag")),
    MISSING_CASCADE((asked, draft) -> of(asked, What.SEARCH, () -> {
        if (asked.id() % 5 == 0) {
            ((ArrayNode) draft.json.get("items")).addObject().put("id", 9_999).put("title", "Deleted");
        }
    })),
    STALE_CACHE((asked, draft) -> of(asked, What.AGENDA, () -> {
        if (asked.id() == 2) {
            draft.items().forEach(item -> item.put("noteCount", 0));
        }
    })),
    RARE_BRANCH((asked, draft) -> of(asked, What.TALK, () -> {
        if (asked.id() % 25 == 7) {
            draft.json.put("room", "");
        }
    })),
    EMPTY_FOR_NULL((asked, draft) ->
            draft.talks().filter(talk -> talk.path("slides").isNull()).forEach(talk -> talk.put("slides", ""))),
    NUMBER_AS_TEXT((asked, draft) ->
            each(draft, "id", talk -> talk.put("id", talk.get("id").asText()))),
    INVERTED_FLAG((asked, draft) -> each(
            draft,
            "recorded",
            talk -> talk.put("recorded", !talk.get("recorded").asBoolean()))),
    ONE_INSTEAD_OF_LIST((asked, draft) -> draft.talks()
            .filter(talk -> talk.path("speakers").size() == 1)
            .forEach(talk -> talk.set("speakers", talk.get("speakers").get(0)))),
    CONTENT_TYPE((asked, draft) -> of(asked, What.NOTES, () -> draft.headers.put("Content-Type", "text/plain"))),
    STATUS_OF_WRONG_INPUT((asked, draft) -> of(asked, What.INVALID, () -> draft.status = 422)),
    PROBLEM_TYPE((asked, draft) -> of(asked, What.UNKNOWN, () -> draft.json.put("type", "about:blank"))),
    CACHEABLE((asked, draft) -> draft.headers.put("Cache-Control", "public, max-age=60")),
    WRONG_REDIRECT((asked, draft) -> of(asked, What.LATEST, () -> draft.headers.put("Location", "/"))),
    ESCAPED_TWICE((asked, draft) -> of(asked, What.PAGE, () -> draft.html = draft.html.replace("&amp;", "&amp;amp;"))),
    CUT_TEXT((asked, draft) -> each(draft, "abstract", talk -> {
        String text = talk.get("abstract").asText();
        talk.put("abstract", text.substring(0, Math.min(255, text.length())));
    })),
    UNICODE_FORM((asked, draft) -> each(
            draft,
            "title",
            talk -> talk.put("title", Normalizer.normalize(talk.get("title").asText(), Normalizer.Form.NFD)))),
    FEWER_HITS((asked, draft) -> of(asked, What.SEARCH, () -> {
        ArrayNode items = (ArrayNode) draft.json.get("items");
        if (asked.id() % 3 == 0) {
            items.remove(items.size() - 1);
        }
    })),
    DOUBLED_BY_A_JOIN((asked, draft) -> of(asked, What.AGENDA, () -> {
        ArrayNode items = (ArrayNode) draft.json.get("items");
        items.insert(1, items.get(0));
    })),
    WRONG_TOTAL((asked, draft) -> of(asked, What.LIST, () -> draft.json.put("total", 20))),
    BROKEN_LINK((asked, draft) -> of(asked, What.PAGE, () -> draft.html = draft.html.replace("/notes\"", "/note\""))),
    MISSING_VARY((asked, draft) -> draft.headers.remove("Vary")),
    WRONG_ROOM_ON_THE_PAGE((asked, draft) -> of(asked, What.PAGE, () -> {
        if (asked.id() % 10 == 0) {
            draft.html = draft.html.replaceFirst("Fleming|Churchill|Mountbatten", "Windsor");
        }
    })),
    SLOWLY_BROKEN_NOW_AND_THEN((asked, draft) -> of(asked, What.TALK, () -> {
        if (Math.floorMod(asked.id() * 31 + draft.headers.hashCode(), 20) == 0) {
            draft.json.put("title", "null");
        }
    })),
    /** Inside a field that differs each time anyhow. */
    WRONG_INSIDE_NOISE((asked, draft) -> each(draft, "viewers", talk -> talk.put("viewers", -1))),
    /** In one request of a thousand. */
    ONE_IN_A_THOUSAND((asked, draft) -> of(asked, What.TALK, () -> {
        if (asked.id() == 123) {
            draft.json.put("room", "");
        }
    }));

    private final BiConsumer<Asked, Draft> effect;

    Regression(BiConsumer<Asked, Draft> effect) {
        this.effect = effect;
    }

    void spoil(Asked asked, Draft draft) {
        if (draft.status != 503) {
            effect.accept(asked, draft);
        }
    }

    private static void of(Asked asked, What what, Runnable effect) {
        if (asked.what() == what) {
            effect.run();
        }
    }

    private static void each(Draft draft, String field, Consumer<ObjectNode> effect) {
        draft.talks().filter(talk -> talk.has(field)).forEach(effect);
    }

    private static void reverseTies(Draft draft) {
        List<JsonNode> items = new ArrayList<>();
        draft.items().forEach(items::add);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            Collections.swap(items, i, i + 1);
        }
        ((ArrayNode) draft.json.get("items")).removeAll().addAll(items);
    }
}
