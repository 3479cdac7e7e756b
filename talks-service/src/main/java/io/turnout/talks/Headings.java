package io.turnout.talks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.platform.ProblemType;
import io.turnout.platform.TitleKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the talks that the headings of raw notes name, and creates those that are not there. */
@ApplicationScoped
class Headings {
    private static final int MAX = 500;
    private static final long LOCK = 0x7475726e6f7574L;

    private final EntityManager entities;
    private final Talks talks;

    Headings(EntityManager entities, Talks talks) {
        this.entities = entities;
        this.talks = talks;
    }

    /**
     * One heading.
     *
     * @param title what a new talk is called
     * @param keys the title keys under which the talk may be known, the likeliest first
     */
    record Heading(String title, List<String> speakers, List<String> keys) {
        Heading {
            if (keys == null
                    || keys.isEmpty()
                    || keys.contains(null)
                    || keys.stream().anyMatch(k -> k.indexOf('\0') >= 0)) {
                throw ProblemType.INVALID_BODY.because("\"keys\" is required.");
            }
            keys = List.copyOf(keys);
        }
    }

    /**
     * The talk that a heading names.
     *
     * @param id null if it would have to be created
     * @param action {@code matched} or {@code created}
     */
    @JsonPropertyOrder({"id", "title", "action"})
    record Resolved(Long id, String title, String action) {}

    List<Resolved> wouldResolve(List<Heading> headings) {
        return resolve(headings, draft -> null);
    }

    @Transactional
    List<Resolved> resolve(List<Heading> headings) {
        // two imports at the same time must not both create the same talk
        entities.createNativeQuery("select pg_advisory_xact_lock(" + LOCK + ")", Object.class)
                .getSingleResult();
        List<TalkView> created = new ArrayList<>();
        List<Resolved> resolved = resolve(headings, draft -> {
            created.add(talks.insert(draft));
            return created.getLast().id();
        });
        talks.tellCreated(created);
        return resolved;
    }

    private interface Creation {
        Long create(TalkDraft draft);
    }

    private List<Resolved> resolve(List<Heading> headings, Creation creation) {
        if (headings.size() > MAX) {
            throw ProblemType.INVALID_BODY.because("There must not be more than " + MAX + " headings.");
        }
        Map<String, Resolved> known = known(headings);
        List<Resolved> resolved = new ArrayList<>();
        for (Heading heading : headings) {
            Resolved talk = heading.keys().stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (talk == null) {
                TalkDraft draft = TalkDraft.named(heading.title(), heading.speakers());
                Long id = creation.create(draft);
                talk = new Resolved(id, draft.title(), "created");
                known.put(TitleKey.of(draft.title()), new Resolved(id, draft.title(), "matched"));
            }
            resolved.add(talk);
        }
        return resolved;
    }

    private Map<String, Resolved> known(List<Heading> headings) {
        String[] keys = headings.stream()
                .flatMap(heading -> heading.keys().stream())
                .distinct()
                .toArray(String[]::new);
        List<?> rows = entities.createNativeQuery("""
                        select title_key, id, title from talks
                        where title_key = any(?1) order by id desc
                        """, Object[].class)
                .setParameter(1, keys)
                .getResultList();
        Map<String, Resolved> known = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            // the lowest id comes last and wins
            known.put((String) columns[0], new Resolved((Long) columns[1], (String) columns[2], "matched"));
        }
        return known;
    }
}
