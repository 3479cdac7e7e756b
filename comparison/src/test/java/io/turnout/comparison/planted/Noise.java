package io.turnout.comparison.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What makes two instances of the same build answer differently. */
enum Noise {
    TIMESTAMP((draft, random) -> json(draft, json -> json.put("generatedAt", random.nextLong()))),
    REQUEST_ID((draft, random) -> json(draft, json -> json.put("requestId", uuid(random)))),
    RANDOM_ORDER((draft, random) -> draft.talks().forEach(talk -> shuffle((ArrayNode) talk.get("tags"), random))),
    RANDOM_CHOICE((draft, random) -> json(draft, json -> json.put("related", 1 + random.nextInt(Site.TALKS)))),
    COUNTER((draft, random) -> draft.talks().forEach(talk -> talk.put("viewers", random.nextInt(50)))),
    FLOAT_JITTER((draft, random) -> draft.items()
            .filter(item -> item.has("rank"))
            .forEach(item -> item.put("rank", item.get("rank").asDouble() + random.nextDouble() * 1e-12))),
    OPTIONAL_BANNER((draft, random) -> json(draft, json -> {
        if (random.nextBoolean()) {
            json.put("banner", "Early birds");
        }
    })),
    RARE_FLAG((draft, random) -> json(draft, json -> json.put("degraded", random.nextInt(500) == 0))),
    LAG((draft, random) -> draft.items().filter(item -> item.has("noteCount")).forEach(item -> {
        if (random.nextInt(300) == 0) {
            item.put("noteCount", Math.max(0, item.get("noteCount").asInt() - 1));
        }
    })),
    TRANSIENT_FAILURE((draft, random) -> {
        if (random.nextInt(1_000) == 0) {
            draft.status = 503;
            draft.json = Draft.object().put("type", "/problems/unavailable");
            draft.html = null;
            draft.headers.put("Content-Type", "application/problem+json");
        }
    }),
    FORM_KEY((draft, random) -> html(draft, "fixed", uuid(random))),
    RELATIVE_TIME((draft, random) -> html(draft, "just now", random.nextInt(4) + " s ago")),
    SERVER_HEADER((draft, random) -> draft.headers.put("Server", "instance-" + random.nextInt(9))),
    DATE_HEADER((draft, random) -> draft.headers.put("Date", String.valueOf(random.nextLong()))),
    AGE_HEADER((draft, random) -> draft.headers.put("Age", String.valueOf(random.nextInt(60)))),
    ENTITY_TAG((draft, random) -> draft.headers.computeIfPresent("ETag", (name, tag) -> "\"" + uuid(random) + "\"")),
    SESSION_COOKIE((draft, random) -> draft.headers.put("Set-Cookie", "session=" + uuid(random) + "; Path=/")),
    WHITE_SPACE((draft, random) -> draft.isPretty = random.nextBoolean()),
    NUMBER_FORM((draft, random) -> draft.talks().forEach(talk -> {
        if (random.nextBoolean()) {
            talk.put("version", talk.get("version").asDouble());
        }
    }));

    private final BiConsumer<Draft, Random> effect;

    Noise(BiConsumer<Draft, Random> effect) {
        this.effect = effect;
    }

    void spoil(Draft draft, Random random) {
        effect.accept(draft, random);
    }

    private static void json(Draft draft, java.util.function.Consumer<ObjectNode> effect) {
        if (draft.json != null && draft.status == 200) {
            effect.accept(draft.json);
        }
    }

    private static void html(Draft draft, String from, String to) {
        if (draft.html != null) {
            draft.html = draft.html.replace(from, to);
        }
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static void shuffle(ArrayNode array, Random random) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        Collections.shuffle(elements, random);
        array.removeAll().addAll(elements);
    }
}
