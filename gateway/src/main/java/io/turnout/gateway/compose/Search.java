package io.turnout.gateway.compose;

import io.turnout.gateway.plan.CompositionRules;
import io.turnout.platform.Cursor;
import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Hits of both services in one order: the best first, talks before notes of the same rank. Each side can be left out. */
@Singleton
public class Search implements Composition {
    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::rank, Comparator.reverseOrder())
            .thenComparing(Hit::type, Comparator.reverseOrder())
            .thenComparing(Hit::id);

    private final Pantry pantry;
    private final ComposeConfig config;

    /** @param body what the hit lies in */
    record Hit(byte[] body, Items.Item item) {
        float rank() {
            return Float.parseFloat(item.values().get("rank"));
        }

        String type() {
            return item.values().get("type");
        }

        long id() {
            return item.id("id");
        }

        List<String> key() {
            return List.of(item.values().get("rank"), type(), item.values().get("id"));
        }
    }

    /** What was asked, checked. */
    private record Query(String q, String type, int limit, Cursor cursor) {
        static Query of(Asked asked) {
            String q = Validation.textParameter("q", asked.parameter("q"), 200);
            String type = Validation.oneOf("type", asked.parameter("type"), null, Set.of("talk", "note"));
            int limit = Validation.intParameter("limit", asked.parameter("limit"), 20, 1, 50);
            return new Query(q, type, limit, Cursor.decode(asked.parameter("cursor"), scope(q, type), 3));
        }

        static String scope(String q, String type) {
            return "search:" + (type == null ? "all" : type) + ":" + q;
        }

        String uri() {
            StringBuilder uri = new StringBuilder("/internal/search?q=")
                    .append(Asked.encode(q))
                    .append("&limit=")
                    .append(limit + 1);
            if (cursor != null) {
                uri.append("&afterRank=").append(Asked.encode(cursor.key().get(0)));
                uri.append("&afterType=").append(Asked.encode(cursor.key().get(1)));
                uri.append("&afterId=").append(Asked.encode(cursor.key().get(2)));
            }
            return uri.toString();
        }
    }

    Search(Pantry pantry, ComposeConfig config) {
        this.pantry = pantry;
        this.config = config;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public CompositionRules rules() {
        return new CompositionRules(Set.of("GET /api/search"), Set.of("talks", "notes"));
    }

    @Override
    public Answer answer(Asked asked) {
        Query query = Query.of(asked);
        Part talksPart = "note".equals(query.type) ? null : call(asked, "talks", query);
        Part notesPart = "talk".equals(query.type) ? null : call(asked, "notes", query);
        Dish talks = serve("talks", query, talksPart);
        Dish notes = serve("notes", query, notesPart);
        if (talks.quality() == Dish.Quality.MISSING && notes.quality() == Dish.Quality.MISSING) {
            throw ProblemType.UNAVAILABLE.because("Search cannot be reached just now. Try again in a moment.");
        }
        List<Hit> hits = new ArrayList<>(hits(talks));
        hits.addAll(hits(notes));
        hits.sort(ORDER);
        boolean more = hits.size() > query.limit;
        List<Hit> page = more ? hits.subList(0, query.limit) : hits;
        String next = more
                ? new Cursor(Query.scope(query.q, query.type), page.getLast().key()).encode()
                : null;
        TalkTitles titles = TalkTitles.of(page, asked.calls(), config.sideDish());
        return Answer.ok(SearchPage.write(query.q, page, titles, next, talks, notes));
    }

    private Part call(Asked asked, String upstream, Query query) {
        return asked.calls().get(upstream, query.uri(), config.sideDish());
    }

    private Dish serve(String upstream, Query query, Part part) {
        return part == null ? Dish.good(null) : pantry.serve(upstream + query.uri(), part);
    }

    private static List<Hit> hits(Dish dish) {
        return dish.body() == null
                ? List.of()
                : Items.of(dish.body()).items().stream()
                        .map(item -> new Hit(dish.body(), item))
                        .toList();
    }
}
