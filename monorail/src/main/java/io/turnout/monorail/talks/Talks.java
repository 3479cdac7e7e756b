package io.turnout.monorail.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.turnout.monorail.feed.ChangeType;
import io.turnout.monorail.feed.Changes;
import io.turnout.platform.EntityTag;
import io.turnout.platform.MergePatch;
import io.turnout.platform.ProblemException;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.rest.Answers;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.Idempotency;
import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The talks; each page of a list costs the same, however deep it lies. Every write tells the change feed, as the last
 * thing that its transaction does.
 */
@ApplicationScoped
public class Talks implements PanacheRepository<Talk> {
    private final Changes changes;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final Answers answers;
    private final Clock clock;

    Talks(Changes changes, DataSource database, ObjectMapper json, Answers answers, Clock clock) {
        this.changes = changes;
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

    Page<TalkView> list(TalkFilter filter, TalkSort sort, int limit, String cursor) {
        return page(filter, sort, limit, cursor, sort.scope());
    }

    /**
     * A day's talks as they are given.
     *
     * @param scope of the cursor: what it belongs to
     */
    public Page<TalkView> ofDay(LocalDate day, int limit, String cursor, String scope) {
        return page(new TalkFilter(day.toString(), null, null), TalkSort.SCHEDULE, limit, cursor, scope);
    }

    @SuppressWarnings("unchecked")
    private Page<TalkView> page(TalkFilter filter, TalkSort sort, int limit, String cursor, String scope) {
        TalkQuery page = TalkQuery.of(filter, sort, sort.behind(cursor, scope), limit + 1);
        Query query = getEntityManager().createNativeQuery(page.sql(), Talk.class);
        for (int i = 0; i < page.parameters().size(); i++) {
            query.setParameter(i + 1, page.parameters().get(i));
        }
        List<Talk> talks = query.getResultList();
        return Page.of(talks, limit, talk -> sort.cursor(talk, scope)).map(TalkView::from);
    }

    /** A talk's title. */
    public record Titled(long id, String title) {}

    /** The titles of those talks that are there. */
    public List<Titled> titles(List<Long> ids) {
        return getEntityManager()
                .createQuery("select id, title from Talk where id in :ids order by id", Titled.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Transactional
    Idempotency.Created create(Caller caller, String key, TalkDraft draft) {
        List<TalkView> created = new ArrayList<>(1);
        Idempotency.Created answer = idempotency.once(caller, key, "POST /api/talks", draft, () -> {
            TalkView talk = add(draft);
            created.add(talk);
            return new Idempotency.Created("/api/talks/" + talk.id(), talk.version(), answers.text(talk));
        });
        tellCreated(created);
        return answer;
    }

    /** Stores a new talk; to be called in a transaction, and followed by {@link #tellCreated} at its end. */
    public TalkView add(TalkDraft draft) {
        Talk talk = new Talk();
        talk.put(draft, clock.instant());
        persistAndFlush(talk);
        return TalkView.from(talk);
    }

    public void tellCreated(List<TalkView> created) {
        for (TalkView talk : created) {
            changes.append(ChangeType.CREATED, talk.id(), talk.createdAt(), answers.text(talk));
        }
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
        flush();
        changes.append(ChangeType.DELETED, id, clock.instant(), null);
    }

    /** Forgets idempotency keys that are too old to be repeated; not to be called in a transaction. */
    public void forgetOldKeys() {
        idempotency.forgetOld();
    }

    private TalkView put(Talk talk, TalkDraft draft) {
        talk.put(draft, clock.instant());
        flush();
        TalkView view = TalkView.from(talk);
        changes.append(ChangeType.UPDATED, view.id(), view.updatedAt(), answers.text(view));
        return view;
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
