package io.turnout.control.rollout;

import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom a candidate has answered in each step of a rollout, and how, in the control plane's database: kept when the step is over, in a few rows
 * however long it lasted. Written with each window, in its transaction. Not for several threads.
 */
final class Exposures {
    /** Of more in one step nothing is kept. */
    private static final int MOST_BUILDS = 64;
    /** After this many moments of one width, they are twice as wide. */
    private static final int MOMENTS = 64;

    private final Session session;
    private final JsonText text;

    Exposures(Session session, JsonText text) {
        this.session = session;
        this.text = text;
    }

    /**
     * A step that is counted in.
     *
     * @param ageSeconds since it was entered, also where it was paused since
     * @param over whether it was taken back already, so that the candidate answers only who was on the way
     */
    private record Current(long number, int step, long ageSeconds, boolean over) {}

    /** The capability is to be locked. */
    void take(GatewayWindow window, List<Answered> answered) {
        current(window.capability()).ifPresent(current -> take(current, window, answered));
    }

    private Optional<Current> current(String capability) {
        return session.row("""
                        select number, step, floor(extract(epoch from clock_timestamp() - coalesce(
                            (select min(at) from rollout_log as line where line.number = rollout.number
                              and line.phase = rollout.phase and line.step = rollout.step + 1), since)))::bigint as age,
                          phase = 'ROLLED_BACK' as over
                        from rollout where capability = ? and number is not null and step >= 0 and (phase = 'READING'
                          or phase = 'ROLLED_BACK' and since > clock_timestamp() - interval '1 minute' and not exists (
                            select from canary where canary.capability = rollout.capability and percent > 0))
                        """, capability)
                .map(row -> new Current(
                        row.number("number"), (int) row.number("step"), row.number("age"), row.flag("over")));
    }

    private void take(Current current, GatewayWindow window, List<Answered> answered) {
        Map<String, SideCount> candidates = new TreeMap<>();
        window.candidates().forEach((build, counts) -> candidates.put(build, counts.sum()));
        SideCount legacy = current.over() ? SideCount.NOTHING : window.legacy().sum();
        Map<String, Subjects> who = new TreeMap<>();
        answered.stream()
                .filter(each -> each.build() != null)
                .forEach(each -> who.merge(each.build(), each.who(), Subjects::plus));
        candidates.keySet().forEach(build -> who.putIfAbsent(build, Subjects.NOBODY));
        who.forEach(
                (build, subjects) -> add(current, build, candidates.getOrDefault(build, SideCount.NOTHING), subjects));
        if (!current.over()) {
            besides(current, legacy);
            Subjects others = answered.stream()
                    .filter(each -> each.build() == null)
                    .map(Answered::who)
                    .reduce(Subjects.NOBODY, Subjects::plus);
            add(current, null, legacy, others);
            moment(current, candidates.values().stream().reduce(SideCount.NOTHING, SideCount::plus), legacy);
        }
    }

    /** What was counted of a side. */
    private void add(Current current, String build, SideCount more, Subjects who) {
        if (more.requests() == 0 && who == Subjects.NOBODY) {
            return;
        }
        session.update("""
                insert into exposure (number, step, build)
                select ?, ?, ? where (select count(*) from exposure where number = ? and step = ?) <= ?
                on conflict do nothing
                """, current.number(), current.step(), build, current.number(), current.step(), MOST_BUILDS);
        session.row("""
                        select failed, latencies, subjects from exposure
                        where number = ? and step = ? and build is not distinct from ? for update
                        """, current.number(), current.step(), build)
                .ifPresent(row -> session.update(
                        """
                        update exposure set failed = ?, latencies = ?::jsonb, subjects = ?, last_at = clock_timestamp()
                        where number = ? and step = ? and build is not distinct from ?
                        """,
                        row.number("failed") + more.failed(),
                        text.write(latencies(row, "latencies")
                                .plus(more.latencies())
                                .counts()),
                        subjects(row).plus(who).sketch(),
                        current.number(),
                        current.step(),
                        build));
    }

    /** What the legacy side did beside each build that was heard of in the step. */
    private void besides(Current current, SideCount legacy) {
        for (Row row : session.rows("""
                select build, beside_failed, beside_latencies from exposure
                where number = ? and step = ? and build is not null for update
                """, current.number(), current.step())) {
            session.update(
                    """
                    update exposure set beside_failed = ?, beside_latencies = ?::jsonb
                    where number = ? and step = ? and build = ?
                    """,
                    row.number("beside_failed") + legacy.failed(),
                    text.write(latencies(row, "beside_latencies")
                            .plus(legacy.latencies())
                            .counts()),
                    current.number(),
                    current.step(),
                    row.text("build"));
        }
    }

    private void moment(Current current, SideCount candidate, SideCount legacy) {
        long age = Math.max(0, current.ageSeconds());
        long seconds = Long.highestOneBit(Math.max(1, age / MOMENTS));
        session.update(
                """
                insert into exposure_moment values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (number, step, second) do update set
                  candidate = exposure_moment.candidate + excluded.candidate,
                  candidate_failed = exposure_moment.candidate_failed + excluded.candidate_failed,
                  legacy = exposure_moment.legacy + excluded.legacy,
                  legacy_failed = exposure_moment.legacy_failed + excluded.legacy_failed
                """,
                current.number(),
                current.step(),
                age / seconds * seconds,
                seconds,
                candidate.requests(),
                candidate.failed(),
                legacy.requests(),
                legacy.failed());
    }

    /** What is kept of a rollout, step by step. */
    List<Exposure> of(long number) {
        return session.rows("select * from exposure where number = ? order by step, first_at", number).stream()
                .map(row -> new Exposure(
                        (int) row.number("step") + 1,
                        row.text("build"),
                        new SideCount(row.number("failed"), latencies(row, "latencies")),
                        new SideCount(row.number("beside_failed"), latencies(row, "beside_latencies")),
                        subjects(row),
                        RolloutLedger.instant(row, "first_at"),
                        RolloutLedger.instant(row, "last_at")))
                .toList();
    }

    List<Exposure.Moment> moments(long number) {
        return session.rows("select * from exposure_moment where number = ? order by step, second", number).stream()
                .map(row -> new Exposure.Moment(
                        (int) row.number("step") + 1,
                        row.number("second"),
                        row.number("seconds"),
                        row.number("candidate"),
                        row.number("candidate_failed"),
                        row.number("legacy"),
                        row.number("legacy_failed")))
                .toList();
    }

    private Latencies latencies(Row row, String column) {
        return Latencies.of(text.read(row.text(column), long[].class));
    }

    private static Subjects subjects(Row row) {
        return Subjects.of((byte[]) row.values().get("subjects"));
    }
}
