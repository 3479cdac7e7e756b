package io.turnout.monorail.search;

import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;

/** Full-text search over talks and notes in one query: the best of each side, merged; snippets of that page alone. */
@ApplicationScoped
public class Search {
    private static final String SQL = """
            with asked as (select websearch_to_tsquery('english', ?1) as query),
            hits as (
              (select 'talk' as type, id, ts_rank(search, query) as rank from talks, asked
               where search @@ query and ?2 <> 'note' %s
               order by rank desc, id limit ?3)
              union all
              (select 'note' as type, id, ts_rank(search, query) as rank from notes, asked
               where search @@ query and ?2 <> 'talk' %s
               order by rank desc, id limit ?3)),
            page as (select * from hits order by rank desc, type desc, id limit ?3)
            select page.type, page.id, page.rank, talk.title, talk.speakers, note.talk_id, note.author,
              ts_headline('english', coalesce(note.body, talk.abstract, talk.title), query,
                'StartSel="",StopSel="",MaxWords=35,MinWords=15') as snippet
            from page cross join asked
              left join notes as note on page.type = 'note' and note.id = page.id
              join talks as talk on talk.id = case page.type when 'talk' then page.id else note.talk_id end
            order by page.rank desc, page.type desc, page.id
            """;

    private final EntityManager entities;

    Search(EntityManager entities) {
        this.entities = entities;
    }

    /** @param type talk, note, or null for both */
    @SuppressWarnings("unchecked")
    public Results find(String words, String type, int limit, String cursor) {
        String kind = type == null ? "all" : type;
        String scope = "search:" + kind + ":" + words;
        After after = After.decode(cursor, scope);
        String sql =
                after == null ? SQL.formatted("", "") : SQL.formatted(after.condition("talk"), after.condition("note"));
        Query query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, words)
                .setParameter(2, kind)
                .setParameter(3, limit + 1);
        List<Hit> hits =
                ((List<Tuple>) query.getResultList()).stream().map(Search::hit).toList();
        Page<Hit> page = Page.of(hits, limit, last -> After.cursor(last, scope));
        return Results.good(words, page.items(), page.next());
    }

    private static Hit hit(Tuple row) {
        String type = row.get("type", String.class);
        long id = row.get("id", Number.class).longValue();
        String title = row.get("title", String.class);
        String snippet = row.get("snippet", String.class);
        float rank = row.get("rank", Number.class).floatValue();
        return type.equals("talk")
                ? new Hit.OfTalk(type, id, title, List.of(row.get("speakers", String[].class)), snippet, rank)
                : new Hit.OfNote(
                        type,
                        id,
                        row.get("talk_id", Number.class).longValue(),
                        title,
                        row.get("author", String.class),
                        snippet,
                        rank);
    }
}
