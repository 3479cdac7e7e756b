package io.turnout.monorail.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.turnout.platform.EntityTag;
import io.turnout.platform.MergePatch;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
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

/** The talks; each page of a list costs the same, however deep it lies. */
@ApplicationScoped
public class Talks implements PanacheRepository<Talk> {
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final Answers answers;
    private final Clock clock;

    Talks(DataSource database, ObjectMapper json, Answers answers, Clock clock) {
        this.idempotency = new Idempotency(database, json, "talk_idempotency_keys");
        this.json = json;
        this.answers = answers;
        this.clock = clock;
    }

    /** @throws ProblemException {@code not-found} */
    public TalkView get(long id) {
        Talk talk = findById(id);
        if (talk == null) {
            throw notFound(id);
        }
        return TalkView.from(talk);
    }

    @SuppressWarnings("unchecked")
    Page<TalkView> list(TalkFilter filter, TalkSort sort, int limit, String cursor) {
        TalkQuery page = TalkQuery.of(filter, sort, sort.behind(cursor, sort.scope()), limit + 1);
        Query query = getEntityManager().createNativeQuery(page.sql(), Talk.class);
        for (int i = 0; i < page.parameters().size(); i++) {
            query.setParameter(i + 1, page.parameters().get(i));
        }
        List<Talk> talks = query.getResultList();
        return Page.of(talks, limit, talk -> sort.cursor(talk, sort.scope())).map(TalkView::from);
    }

    @Transactional
    Idempotency.Created create(String key, TalkDraft draft) {
        return idempotency.once(key, "POST /api/talks", draft, () -> {
            TalkView talk = add(draft);
            return new Idempotency.Created("/api/talks/" + talk.id(), talk.version(), answers.text(talk));
        });
    }

    /** Stores a new talk; to be called in a transaction. */
    public TalkView add(TalkDraft draft) {
        Talk talk = new Talk();
        talk.put(draft, clock.instant());
        persistAndFlush(talk);
        return TalkView.from(talk);
    }

    @Transactional
    TalkView replace(long id, TalkDraft draft, Conditions conditions) {
        return put(locked(id, conditions), draft);
    }

    /** @throws JsonProcessingException if what the patch makes of the talk is not a talk */
    @Transactional
    TalkView patch(long id, JsonNode patch, Conditions conditions) throws JsonProcessingException {
        Talk talk = locked(id, conditions);
        JsonNode patched = MergePatch.apply(json.valueToTree(TalkView.from(talk)), patch);
        return put(talk, Answers.required(json.treeToValue(patched, TalkDraft.class)));
    }

    @Transactional
    void remove(long id, Conditions conditions) {
        delete(locked(id, conditions));
    }

    /** Forgets idempotency keys that are too old to be repeated. */
    @Transactional
    public void forgetOldKeys() {
        idempotency.forgetOld();
    }

    private TalkView put(Talk talk, TalkDraft draft) {
        talk.put(draft, clock.instant());
        flush();
        return TalkView.from(talk);
    }

    /** The row, locked, so that of two writers that both read one version only one can match it. */
    private Talk locked(long id, Conditions conditions) {
        Talk talk = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (talk == null) {
            throw notFound(id);
        }
        conditions.requireMatch(EntityTag.ofVersion(talk.version));
        return talk;
    }

    private static ProblemException notFound(long id) {
        return ProblemType.NOT_FOUND.because("There is no talk " + id + ".");
    }
}
