package io.turnout.monorail.imports;

import io.turnout.monorail.imports.TitleMatches.Match;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Set;

/** The talks that are there already, by the keys of their titles. */
@ApplicationScoped
class KnownTitles {
    // so that two imports that name the same new talk create it once
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('import'))";

    private static final String KNOWN = """
            select distinct on (title_key) title_key, id, title from talks
            where title_key = any(:keys)
            order by title_key, id
            """;

    private final EntityManager entities;

    KnownTitles(EntityManager entities) {
        this.entities = entities;
    }

    /** Holds other imports off until the transaction ends. */
    void lock() {
        entities.createNativeQuery(LOCK, Object.class).getResultList();
    }

    TitleMatches find(Set<String> keys) {
        TitleMatches matches = new TitleMatches();
        for (Object row : entities.createNativeQuery(KNOWN, Tuple.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList()) {
            Tuple talk = (Tuple) row;
            matches.add(
                    talk.get("title_key", String.class),
                    new Match(talk.get("id", Long.class), talk.get("title", String.class)));
        }
        return matches;
    }
}
