package io.turnout.monorail.agenda;

import io.turnout.monorail.agenda.AgendaDay.Item;
import io.turnout.monorail.agenda.AgendaDay.Latest;
import io.turnout.monorail.talks.Talk;
import io.turnout.monorail.talks.TalkSort;
import io.turnout.monorail.talks.TalkView;
import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.query.NativeQuery;

/** Reads a day's talks together with their notes, the way one schema allows: in one join. */
@ApplicationScoped
public class Agenda {
    private static final int MAX_DAYS = 100;

    static final String DAYS = """
            with recursive days(day) as (
              (select coalesce(day, cast('infinity' as date)) as day from talks
               order by coalesce(day, cast('infinity' as date)) limit 1)
              union all
              select (select coalesce(t.day, cast('infinity' as date)) from talks t
                      where coalesce(t.day, cast('infinity' as date)) > days.day
                      order by coalesce(t.day, cast('infinity' as date)) limit 1)
              from days where days.day is not null)
            select cast(day as text) from days where day < cast('infinity' as date) limit ?1
            """;

    private static final String ITEMS = """
            with page as (
              select %s from talks
              where coalesce(day, cast('infinity' as date)) = cast(?1 as date) %s
              %s
              limit %d)
            select page.*,
              (select count(*) from notes where talk_id = page.id) as note_count,
              latest.id as note_id, latest.author as note_author, latest.excerpt as note_excerpt,
              latest.created_at as note_created_at
            from page left join lateral (
              select id, author, left(body, 200) as excerpt, created_at from notes
              where talk_id = page.id
              order by created_at desc, id desc
              limit 1) as latest on true
            %s
            """;

    private final EntityManager entities;

    Agenda(EntityManager entities) {
        this.entities = entities;
    }

    /** @param wanted null for the first day that has talks */
    public AgendaDay of(LocalDate wanted, int limit, String cursor) {
        List<LocalDate> days = days();
        LocalDate day = wanted != null || days.isEmpty() ? wanted : days.getFirst();
        if (day == null) {
            return new AgendaDay(null, List.of(), List.of(), null);
        }
        Page<Item> page = page(day, limit, cursor);
        return new AgendaDay(day, days, page.items(), page.next());
    }

    private record Row(Talk talk, Item item) {}

    private Page<Item> page(LocalDate day, int limit, String cursor) {
        TalkSort sort = TalkSort.SCHEDULE;
        String scope = "agenda:" + day;
        List<String> behind = sort.behind(cursor, scope);
        NativeQuery<?> query = entities.createNativeQuery(itemsSql(behind != null, limit + 1))
                .unwrap(NativeQuery.class)
                .addEntity("page", Talk.class)
                .addScalar("note_count", Long.class)
                .addScalar("note_id", Long.class)
                .addScalar("note_author", String.class)
                .addScalar("note_excerpt", String.class)
                .addScalar("note_created_at", Instant.class);
        query.setParameter(1, day.toString());
        for (int i = 0; behind != null && i < behind.size(); i++) {
            query.setParameter(i + 2, behind.get(i));
        }
        List<Row> rows =
                query.getResultList().stream().map(row -> row((Object[]) row)).toList();
        return Page.of(rows, limit, row -> sort.cursor(row.talk, scope)).map(Row::item);
    }

    /** Parameter 1 is the day; those from 2 on, if there are any, are the cursor's. */
    static String itemsSql(boolean behind, int limit) {
        TalkSort sort = TalkSort.SCHEDULE;
        return ITEMS.formatted(
                Talk.COLUMNS, behind ? "and " + sort.behind(2) : "", sort.orderBy(), limit, sort.orderBy());
    }

    private static Row row(Object[] columns) {
        Talk talk = (Talk) columns[0];
        Latest latest = columns[2] == null
                ? null
                : new Latest((Long) columns[2], (String) columns[3], (String) columns[4], (Instant) columns[5]);
        return new Row(talk, new Item(TalkView.from(talk), new AgendaDay.Notes("good", (Long) columns[1], latest)));
    }

    /** The first days that have talks; one index probe for each, however many talks there are. */
    public List<LocalDate> days() {
        // with String.class Hibernate would not find the plan that it keeps, and keep one more for each execution
        return entities.createNativeQuery(DAYS).setParameter(1, MAX_DAYS).getResultList().stream()
                .map(day -> LocalDate.parse((String) day))
                .toList();
    }
}
