package io.turnout.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.turnout.platform.EntityTag;
import io.turnout.platform.MergePatch;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.Rehearsal;
import io.turnout.platform.rest.Rehearsed;
import io.turnout.talks.feed.ChangeType;
import io.turnout.talks.feed.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The talks; every write tells the change feed, as the last thing that its transaction does. */
@ApplicationScoped
class Talks implements PanacheRepository<Talk> {
    private final Changes changes;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final Clock clock;

    Talks(Changes changes, Idempotency idempotency, ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @Rehearsed
    @Transactional
    Idempotency.Created create(Caller caller, String key, TalkDraft draft) {
        List<TalkView> created = new ArrayList<>(1);
        Idempotency.Created answer = idempotency.once(caller, key, "POST /api/talks", draft, () -> {
            TalkView talk = insert(draft);
            created.add(talk);
            return new Idempotency.Created("/api/talks/" + talk.id(), talk.version(), write(talk));
        });
        tellCreated(created);
        return answer;
    }

    TalkView get(long id) {
        Talk talk = findById(id);
        if (talk == null) {
            throw notFound(id);
        }
        return TalkView.from(talk);
    }

    @Rehearsed
    @Transactional
    TalkView replace(long id, TalkDraft draft, Conditions conditions) {
        return put(locked(id, conditions), draft);
    }

    /** @throws JsonProcessingException if what the patch makes of the talk is not a talk */
    @Rehearsed
    @Transactional
    TalkView patch(long id, JsonNode patch, Conditions conditions) throws JsonProcessingException {
        Talk talk = locked(id, conditions);
        JsonNode patched = MergePatch.apply(json.valueToTree(TalkView.from(talk)), patch);
        TalkDraft draft = json.treeToValue(patched, TalkDraft.class);
        return put(talk, TalksResource.required(draft));
    }

    @Rehearsed
    @Transactional
    void remove(long id, Conditions conditions) {
        delete(locked(id, conditions));
        flush();
        changes.append(ChangeType.DELETED, id, clock.instant(), null);
    }

    /** To be called in a transaction, and followed by {@link #tellCreated} at its end. */
    TalkView insert(TalkDraft draft) {
        Talk talk = new Talk();
        talk.put(draft, clock.instant());
        persistAndFlush(talk);
        return TalkView.from(talk);
    }

    void tellCreated(List<TalkView> created) {
        for (TalkView talk : created) {
            changes.append(ChangeType.CREATED, talk.id(), talk.createdAt(), write(talk));
        }
    }

    private TalkView put(Talk talk, TalkDraft draft) {
        talk.put(draft, clock.instant());
        flush();
        TalkView view = TalkView.from(talk);
        changes.append(ChangeType.UPDATED, view.id(), view.updatedAt(), write(view));
        return view;
    }

    /** The row, locked, so that of two writers that both read one version only one can match it. */
    private Talk locked(long id, Conditions conditions) {
        Talk talk = findById(id, LockModeType.PESSIMISTIC_WRITE);
        Rehearsal.on(talk == null ? null : EntityTag.ofVersion(talk.version));
        if (talk == null) {
            throw notFound(id);
        }
        conditions.requireMatch(EntityTag.ofVersion(talk.version));
        return talk;
    }

    private String write(TalkView talk) {
        try {
            return json.writeValueAsString(talk);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A talk can always be written", e);
        }
    }

    private static ProblemException notFound(long id) {
        return ProblemType.NOT_FOUND.because("There is no talk " + id + ".");
    }
}
