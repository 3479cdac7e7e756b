package io.turnout.notes;

import io.turnout.notes.feed.CatchUp;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.rest.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which talks there are, as far as their change feed has told this service. */
@ApplicationScoped
class KnownTalks {
    private final EntityManager entities;
    private final CatchUp feed;

    KnownTalks(EntityManager entities, CatchUp feed) {
        this.entities = entities;
        this.feed = feed;
    }

    /** Ends an attempt that came upon a talk of which nothing is known yet; {@link #caughtUp} tries again. */
    private static final class Unknown extends RuntimeException {
        private final long id;

        Unknown(long id) {
            super("Talk " + id + " is unknown", null, false, false);
            this.id = id;
        }
    }

    /**
     * Runs work that requires talks. If one is unknown, the work is undone, the feeds are read to their ends, and the
     * work is done again: a talk may have been created a moment ago. Whichever side knows of it first is enough; that
     * there is none, the one that owns the talks has to say, or all.
     *
     * @throws ProblemException {@code not-found} if there is no such talk, {@code unavailable} if that cannot be found out
     */
    <T> T caughtUp(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unknown unknown) {
            return workAgain(work, unknown);
        }
    }

    private <T> T workAgain(Supplier<T> work, Unknown unknown) {
        CatchUp.Run run = feed.begin();
        long id = unknown.id;
        while (run.awaitNext(RequestContext.deadline())) {
            try {
                return work.get();
            } catch (Unknown again) {
                id = again.id;
            }
        }
        throw run.isWhole() ? notFound(id) : unavailable();
    }

    /** To be called in {@link #caughtUp}. */
    void require(Collection<Long> ids) {
        require(new TreeSet<>(ids), "");
    }

    /**
     * To be called in {@link #caughtUp} and in the transaction that adds a note: until that ends, the talks cannot be
     * marked as deleted, and whoever marks them then sees the note and deletes it too.
     */
    void requireForNotes(Collection<Long> ids) {
        require(new TreeSet<>(ids), " for share");
    }

    private void require(SortedSet<Long> ids, String lock) {
        Map<Long, Boolean> deleted = new HashMap<>();
        List<?> rows = entities.createNativeQuery(
                        "select id, deleted from known_talks where id = any(?1) order by id" + lock, Object[].class)
                .setParameter(1, ids.toArray(Long[]::new))
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            deleted.put((Long) columns[0], (Boolean) columns[1]);
        }
        for (long id : ids) {
            Boolean gone = deleted.get(id);
            if (gone == null) {
                throw new Unknown(id);
            }
            if (gone) {
                throw notFound(id);
            }
        }
    }

    private static ProblemException unavailable() {
        return ProblemType.UNAVAILABLE.because(
                "Whether there is such a talk cannot be found out at the moment. Try again in a second.");
    }

    private static ProblemException notFound(long id) {
        return ProblemType.NOT_FOUND.because("There is no talk " + id + ".");
    }
}
