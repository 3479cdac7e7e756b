package io.turnout.talks;

import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads talks page by page; each page costs the same, however deep it lies. */
@ApplicationScoped
class TalkLists {
    private final EntityManager entities;

    TalkLists(EntityManager entities) {
        this.entities = entities;
    }

    Page<TalkView> page(TalkFilter filter, TalkSort sort, int limit, String cursor) {
        return page(filter, sort, limit, cursor, sort.scope());
    }

    Page<TalkView> page(TalkFilter filter, TalkSort sort, int limit, String cursor, String scope) {
        TalkQuery query = TalkQuery.of(filter, sort, sort.behind(cursor, scope), limit + 1);
        List<Talk> talks = read(query);
        boolean more = talks.size() > limit;
        List<Talk> shown = more ? talks.subList(0, limit) : talks;
        return new Page<>(
                shown.stream().map(TalkView::from).toList(), more ? sort.cursor(shown.getLast(), scope) : null);
    }

    /** The days that have talks, the first ones; one index probe for each. */
    List<LocalDate> days(int limit) {
        // with String.class Hibernate would not find the plan that it keeps, and keep one more for each execution
        Query query = entities.createNativeQuery("""
                with recursive days(day) as (
                  (select coalesce(day, cast('infinity' as date)) as day from talks
                   order by coalesce(day, cast('infinity' as date)) limit 1)
                  union all
                  select (select coalesce(t.day, cast('infinity' as date)) from talks t
                          where coalesce(t.day, cast('infinity' as date)) > days.day
                          order by coalesce(t.day, cast('infinity' as date)) limit 1)
                  from days where days.day is not null)
                select cast(day as text) from days where day < cast('infinity' as date) limit ?1
                """);
        List<LocalDate> days = new ArrayList<>();
        for (Object day : query.setParameter(1, limit).getResultList()) {
            days.add(LocalDate.parse((String) day));
        }
        return days;
    }

    /** A talk's title. */
    record Titled(long id, String title) {}

    /** The titles of those talks that are there. */
    List<Titled> titles(List<Long> ids) {
        return entities.createQuery("select id, title from Talk where id in :ids order by id", Titled.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Talk> read(TalkQuery talks) {
        Query query = entities.createNativeQuery(talks.sql(), Talk.class);
        for (int i = 0; i < talks.parameters().size(); i++) {
            query.setParameter(i + 1, talks.parameters().get(i));
        }
        return query.getResultList();
    }
}
