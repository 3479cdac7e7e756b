package io.turnout.control.api;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.news.News;
import io.turnout.control.plan.Dataset;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Health;
import io.turnout.control.watch.Seen;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Whether anything is another one than it was, of all that operators are shown. */
@Singleton
public class Changes {
    private static final int SECOND = 1000;
    /** How exactly it is told how far a side is behind: less than that is no news. */
    private static final int BYTES = 100_000;

    private static final String KEPT = """
            select coalesce(md5(string_agg(part, ' ' order by part)), '') as version from (
              select 'switch ' || xmin::text as part from shadow_switch
              union all select 'share ' || capability || xmin::text from shadow_share
              union all select 'rule ' || capability || rule || xmin::text from shadow_rule
              union all select 'run ' || run || ' ' || xmin::text from shadow_run
                where ended_at is null or ended_at > clock_timestamp() - interval '10 minutes'
              union all select 'canary ' || capability || xmin::text from canary
              union all select 'rollout ' || capability || xmin::text from rollout
              union all select 'migration ' || number || ' ' || xmin::text from migration
              union all select 'verification ' || turn || ' ' || xmin::text from verification
              union all select 'journal ' || max(id) from journal
              union all select 'flags ' || max(id) from flag_version
              union all select 'evaluation ' || flag || ending || xmin::text from flag_evaluation
              union all select 'experiment ' || key || xmin::text from experiment
              union all select 'settled ' || key || floor(extract(epoch from clock_timestamp()) / step_seconds)
                from experiment where ended_at is null
              union all select 'deploys ' || max(id) from deploy
              union all select 'sighting ' || gateway || xmin::text from experiment_reporter
              union all (select 'traffic ' || floor((extract(epoch from clock_timestamp()) - 2) / 5) from traffic
                where slot > floor(extract(epoch from clock_timestamp()) / 5) - 125 limit 1)
            ) parts
            """;

    private final ControlPlane plane;
    private final Database control;
    private final News<String> news = new News<>(this::look, version -> version);
    private Session session;

    Changes(ControlPlane plane, Database control) {
        this.plane = plane;
        this.control = control;
    }

    /** Another one whenever something is. However many ask, one of them looks, a few times a second. */
    public String version() {
        return news.now();
    }

    private synchronized String look() {
        try {
            session = session == null ? control.connect() : session;
            String kept = session.row(KEPT).orElseThrow().text("version");
            return News.version(
                    List.of(kept, plane.datasets().stream().map(this::seen).toList()));
        } catch (DatabaseFailure e) {
            stopLooking();
            throw e;
        }
    }

    @PreDestroy
    synchronized void stopLooking() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** What is not in the database. */
    private List<Object> seen(Dataset dataset) {
        String waitingFor = plane.waitingFor(dataset).orElse("");
        return plane.health(dataset).map(health -> seen(health, waitingFor)).orElseGet(() -> List.of(waitingFor));
    }

    private static List<Object> seen(Health health, String waitingFor) {
        Seen seen = health.seen();
        return Arrays.asList(
                waitingFor,
                seen.source(),
                seen.target(),
                roughly(seen.forth()),
                roughly(seen.back()),
                health.copy(),
                health.troubles());
    }

    private static List<Object> roughly(StreamStatus stream) {
        if (stream == null) {
            return List.of();
        }
        StreamStatus.Slot slot = stream.slot();
        return Arrays.asList(
                stream.applying(),
                slot == null ? null : slot.lagMillis() / SECOND,
                slot == null ? null : slot.lagBytes() / BYTES);
    }
}
