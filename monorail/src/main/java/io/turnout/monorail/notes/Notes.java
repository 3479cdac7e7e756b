package io.turnout.monorail.notes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** The notes on talks; the database deletes them with their talk. */
@ApplicationScoped
public class Notes implements PanacheRepository<Note> {
    private final Idempotency idempotency;
    private final Answers answers;
    private final Clock clock;

    Notes(DataSource database, ObjectMapper json, Answers answers, Clock clock) {
        this.idempotency = new Idempotency(database, json, "note_idempotency_keys");
        this.answers = answers;
        this.clock = clock;
    }

    /** @throws ProblemException {@code not-found} */
    NoteView get(long id) {
        Note note = findById(id);
        if (note == null) {
            throw notFound(id);
        }
        return NoteView.from(note);
    }

    /** The newest notes of a talk that is known to be there. */
    public Page<NoteView> newest(long talkId, int limit) {
        return page(talkId, null, NoteSort.CREATED_DOWN, limit, null);
    }

    /** Notes of a talk that is known to be there, from the newest on, behind a cursor of this list. */
    public Page<NoteView> older(long talkId, int limit, String cursor) {
        return page(talkId, null, NoteSort.CREATED_DOWN, limit, cursor);
    }

    Page<NoteView> list(long talkId, String author, NoteSort sort, int limit, String cursor) {
        requireTalk(talkId, "");
        return page(talkId, author, sort, limit, cursor);
    }

    /** @throws ProblemException {@code not-found} if there is no such talk */
    @Transactional
    public Idempotency.Created create(Caller caller, String key, long talkId, NoteDraft draft) {
        return idempotency.once(caller, key, "POST /api/talks/%d/notes".formatted(talkId), draft, () -> {
            // the lock keeps the talk from being deleted before the note is there
            requireTalk(talkId, "for key share");
            Note note = Note.on(talkId, caller);
            note.put(draft, clock.instant());
            persistAndFlush(note);
            return new Idempotency.Created("/api/notes/" + note.id, note.version, answers.text(NoteView.from(note)));
        });
    }

    @Transactional
    NoteView replace(long id, Caller caller, NoteDraft draft, Conditions conditions) {
        Note note = locked(id, caller, conditions);
        note.put(draft, clock.instant());
        flush();
        return NoteView.from(note);
    }

    @Transactional
    void remove(long id, Caller caller, Conditions conditions) {
        delete(locked(id, caller, conditions));
    }

    /** Forgets idempotency keys that are too old to be repeated; not to be called in a transaction. */
    public void forgetOldKeys() {
        idempotency.forgetOld();
    }

    @SuppressWarnings("unchecked")
    private Page<NoteView> page(long talkId, String author, NoteSort sort, int limit, String cursor) {
        NoteQuery page = NoteQuery.of(talkId, author, sort, sort.behind(cursor, talkId), limit + 1);
        Query query = getEntityManager().createNativeQuery(page.sql(), Note.class);
        for (int i = 0; i < page.parameters().size(); i++) {
            query.setParameter(i + 1, page.parameters().get(i));
        }
        List<Note> notes = query.getResultList();
        return Page.of(notes, limit, sort::cursor).map(NoteView::from);
    }

    private void requireTalk(long talkId, String lock) {
        // with Long.class Hibernate would not find the plan that it keeps, and keep one more for each execution
        if (getEntityManager()
                .createNativeQuery("select id from talks where id = ?1 " + lock)
                .setParameter(1, talkId)
                .getResultList()
                .isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is no talk " + talkId + ".");
        }
    }

    /** The row, locked, so that of two writers that both read one version only one can match it. */
    private Note locked(long id, Caller caller, Conditions conditions) {
        Note note = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (note == null) {
            throw notFound(id);
        }
        if (!note.isOwnedBy(caller)) {
            throw new ProblemException(Refusal.notTheAuthor().problem());
        }
        conditions.requireMatch(EntityTag.ofVersion(note.version));
        return note;
    }

    private static ProblemException notFound(long id) {
        return ProblemType.NOT_FOUND.because("There is no note " + id + ".");
    }
}
