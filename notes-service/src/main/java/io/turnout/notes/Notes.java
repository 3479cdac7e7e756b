package io.turnout.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.Refusal;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.Rehearsal;
import io.turnout.platform.rest.Rehearsed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The notes; none is added to a talk that is deleted. */
@ApplicationScoped
class Notes implements PanacheRepository<Note> {
    private static final String SHOWN = """
            select %s from notes
            where id = ?1 and not exists (select from known_talks k where k.id = notes.talk_id and k.notes_left)
            """.formatted(Note.COLUMNS);

    private final KnownTalks talks;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final Clock clock;

    Notes(KnownTalks talks, Idempotency idempotency, ObjectMapper json, Clock clock) {
        this.talks = talks;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /** To be called in {@link KnownTalks#caughtUp}. */
    @Rehearsed
    @Transactional
    Idempotency.Created create(long talkId, Caller caller, String key, NoteDraft draft) {
        return idempotency.once(caller, key, "POST /api/talks/" + talkId + "/notes", draft, () -> {
            talks.requireForNotes(List.of(talkId));
            Note note = Note.on(talkId, caller);
            note.put(draft, clock.instant());
            persistAndFlush(note);
            return new Idempotency.Created("/api/notes/" + note.id, note.version, write(NoteView.from(note)));
        });
    }

    /** A note that a deleted talk has left behind is not there any more. */
    NoteView get(long id) {
        List<?> shown = getEntityManager()
                .createNativeQuery(SHOWN, Note.class)
                .setParameter(1, id)
                .getResultList();
        if (shown.isEmpty()) {
            throw notFound(id);
        }
        return NoteView.from((Note) shown.getFirst());
    }

    @Rehearsed
    @Transactional
    NoteView replace(long id, Caller caller, NoteDraft draft, Conditions conditions) {
        Note note = locked(id, caller, conditions);
        note.put(draft, clock.instant());
        flush();
        return NoteView.from(note);
    }

    @Rehearsed
    @Transactional
    void remove(long id, Caller caller, Conditions conditions) {
        delete(locked(id, caller, conditions));
        flush();
    }

    /** The row, locked, so that of two writers that both read one version only one can match it. */
    private Note locked(long id, Caller caller, Conditions conditions) {
        Note note = findById(id, LockModeType.PESSIMISTIC_WRITE);
        Rehearsal.on(note == null ? null : EntityTag.ofVersion(note.version));
        if (note == null) {
            throw notFound(id);
        }
        if (!note.isOwnedBy(caller)) {
            throw new ProblemException(Refusal.notTheAuthor().problem());
        }
        conditions.requireMatch(EntityTag.ofVersion(note.version));
        return note;
    }

    private String write(NoteView note) {
        try {
            return json.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A note can always be written", e);
        }
    }

    private static ProblemException notFound(long id) {
        return ProblemType.NOT_FOUND.because("There is no note " + id + ".");
    }
}
