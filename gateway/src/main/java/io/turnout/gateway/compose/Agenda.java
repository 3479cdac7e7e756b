package io.turnout.gateway.compose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnout.gateway.plan.CompositionRules;
import io.turnout.gateway.proxy.Reply;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The talks of a day, each with its number of notes and the latest one. The talks are the main dish.
 *
 * <p>Whose notes to count is known only once the talks are there. As the talks of a day seldom change, those of the last
 * answer are asked for at once, and again only if they turn out to be others.
 */
@Singleton
public class Agenda implements Composition {
    private static final int REMEMBERED_DAYS = 1_000;

    private final Pantry pantry;
    private final ComposeConfig config;
    private final Cache<String, String> lastTalks =
            Caffeine.newBuilder().maximumSize(REMEMBERED_DAYS).build();

    Agenda(Pantry pantry, ComposeConfig config) {
        this.pantry = pantry;
        this.config = config;
    }

    @Override
    public String name() {
        return "agenda";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(Set.of("GET /api/agenda"), Set.of("talks", "notes"));
    }

    @Override
    public Answer answer(Asked asked) {
        String query = asked.queryOf("day", "limit", "cursor");
        Part talks = asked.calls().get("talks", "/internal/agenda" + query);
        String guess = lastTalks.getIfPresent(query);
        Part guessed = guess == null ? null : summaries(asked.calls(), guess);
        Reply reply = talks.main();
        if (reply.status() != 200) {
            drop(guessed);
            return Answer.passedOn(reply);
        }
        Items items = Items.of(reply.body());
        if (items.items().isEmpty()) {
            drop(guessed);
            return Answer.ok(reply.body());
        }
        String ids = items.items().stream().map(item -> item.values().get("id")).collect(Collectors.joining(","));
        if (!ids.equals(guess)) {
            drop(guessed);
            guessed = summaries(asked.calls(), ids);
            if (asked.calls().isForClient()) {
                lastTalks.put(query, ids);
            }
        }
        return Answer.ok(splice(reply.body(), items, pantry.serve(uri(ids), guessed)));
    }

    private Part summaries(Calls calls, String ids) {
        return calls.get("notes", uri(ids), config.sideDish());
    }

    private static String uri(String ids) {
        return "/internal/notes/summaries?talks=" + ids;
    }

    private static void drop(Part part) {
        if (part != null) {
            part.drop();
        }
    }

    private static byte[] splice(byte[] talks, Items items, Dish notes) {
        byte[] quality = notes.members();
        byte[] body = notes.body() == null ? new byte[0] : notes.body();
        Map<Long, Items.Item> byTalk = new HashMap<>();
        if (notes.body() != null) {
            Items.of(body).items().forEach(summary -> byTalk.put(summary.id("talkId"), summary));
        }
        Splice splice =
                new Splice(talks.length + body.length + 40 * items.items().size());
        int from = 0;
        for (Items.Item talk : items.items()) {
            splice.add(talks, from, talk.end() - 1).add(",\"notes\":{").add(quality);
            Items.Item summary = byTalk.get(talk.id("id"));
            if (summary != null) {
                // what follows the talk's id: count and latest
                splice.add(body, summary.ends().get("talkId"), summary.end() - 1);
            } else if (notes.body() != null) {
                splice.add(",\"count\":0,\"latest\":null");
            }
            splice.add("}");
            from = talk.end() - 1;
        }
        return splice.add(talks, from, talks.length).toBytes();
    }
}
