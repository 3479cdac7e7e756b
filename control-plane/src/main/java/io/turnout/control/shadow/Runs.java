package io.turnout.control.shadow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.count.Counts;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What has been counted, in the control plane's database. Not for several threads. */
public final class Runs {
    private static final TypeReference<Counts> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Page.Coverage> COVERAGE = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> BY_WHY = new TypeReference<>() {};
    private static final TypeReference<List<Page.DeclaredRule>> RULES = new TypeReference<>() {};
    private static final TypeReference<List<Page.Example>> EXAMPLES = new TypeReference<>() {};

    /** So long after a run was counted into, what answers of its build is still about it. */
    private static final Duration ROLLING_UPDATE = Duration.ofMinutes(5);

    /** The first half of the keys of advisory locks; the second is a capability's. */
    private static final int LOCKS = 0x5ad0;

    private final Session session;
    private final ShadowLog log;
    private final JsonText text;

    Runs(Session session, ShadowLog log, ObjectMapper json) {
        this.session = session;
        this.log = log;
        this.text = new JsonText(json);
    }

    /** Until the transaction ends, nobody else changes anything of the capability, nor counts anything of it. */
    void lock(String capability) {
        session.row("select pg_advisory_xact_lock(?, hashtext(?))", LOCKS, capability);
    }

    /** Begins one if none is under way. The capability is to be locked. */
    void begin(String capability) {
        session.update("""
                insert into shadow_run (capability, declared)
                select ?, coalesce(string_agg(rule, chr(10) order by rule), '') from shadow_rule where capability = ?
                on conflict (capability) where ended_at is null do nothing
                """, capability, capability);
    }

    /** Ends the one that is under way, and begins another. The capability is to be locked. */
    void beginAnew(String capability) {
        session.update("""
                update shadow_run set ended_at = clock_timestamp() where capability = ? and ended_at is null
                """, capability);
        begin(capability);
    }

    /** A run that is under way, and what operators have declared for it. */
    public record UnderWay(long run, List<Page.DeclaredRule> declared) {}

    /** By capability. */
    public Map<String, UnderWay> underWay() {
        Map<String, UnderWay> all = new TreeMap<>();
        // both at one moment: a run is counted under the rules that it began with
        session.rows("""
                        select capability, run,
                          coalesce(json_agg(json_build_object('rule', rule, 'because', because) order by rule)
                            filter (where rule is not null), '[]')::text as declared
                        from shadow_run left join shadow_rule using (capability)
                        where ended_at is null
                        group by capability, run
                        """)
                .forEach(row -> all.put(
                        row.text("capability"),
                        new UnderWay(row.number("run"), text.read(row.text("declared"), RULES))));
        return all;
    }

    /** The one that is under way. */
    public Optional<Run> current(String capability) {
        return session.row("select * from shadow_run where capability = ? and ended_at is null", capability)
                .map(this::read);
    }

    /** The newest first, without examples. */
    public List<Run> newest(String capability, int limit) {
        return session.rows("""
                        select run, capability, build, started_at, ended_at, counts, settled, not_compared, rules, expected,
                          '[]' as examples
                        from shadow_run where capability = ? order by run desc limit ?
                        """, capability, limit).stream().map(this::read).toList();
    }

    /**
     * Counts a gateway's report, once, however often it comes.
     *
     * @param sequence rises with each report of a gateway
     */
    public void take(String gateway, long sequence, List<Page> pages) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into shadow_reporter (gateway, sequence) values (?, ?)
                    on conflict (gateway) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where shadow_reporter.sequence < excluded.sequence
                    """, gateway, sequence);
            if (news > 0) {
                // in one order for all
                Map<String, List<Page>> byCapability = pages.stream()
                        .collect(Collectors.groupingBy(Page::capability, TreeMap::new, Collectors.toList()));
                byCapability.forEach((capability, its) -> {
                    lock(capability);
                    its.forEach(this::take);
                });
                session.update("delete from shadow_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    /** What was counted of a run that is over belongs to that one still. */
    private void take(Page page) {
        locked("run = ? and capability = ?", page.run(), page.capability())
                .flatMap(run -> isOf(run, page) ? Optional.of(run) : ofItsBuild(run, page))
                .map(run -> run.plus(page))
                .ifPresent(this::write);
    }

    /** What was counted before anybody said of which build it is may be of any. */
    private static boolean isOf(Run run, Page page) {
        return page.build() == null
                || page.build().equals(run.build())
                || run.build() == null && run.counts().compared() == 0;
    }

    /**
     * Another build answers than the run is about: there is a run of it already, or one begins. While pods of the build before are
     * still there, as in a rolling update, the two answer in turn; what they answer goes to the run that was theirs, if that has
     * the same declared rules. Empty if it is about neither what runs now nor what was counted lately.
     */
    private Optional<Run> ofItsBuild(Run run, Page page) {
        String alike = "capability = ? and declared = (select declared from shadow_run where run = ?) and ";
        Optional<Run> known = locked(
                alike + "build = ? and (run > ? or counted_at > clock_timestamp() - make_interval(secs => ?))",
                page.capability(),
                run.run(),
                page.build(),
                run.run(),
                ROLLING_UPDATE.toSeconds());
        if (known.isPresent()) {
            return known;
        }
        if (run.endedAt() != null) {
            return locked(alike + "ended_at is null and build is null", page.capability(), run.run());
        }
        beginAnew(page.capability());
        log.add(
                page.capability(),
                "a new run",
                new ShadowLedger.Change("control plane", "build " + page.build() + " answers"));
        return locked("capability = ? and ended_at is null", page.capability());
    }

    private Optional<Run> locked(String which, Object... parameters) {
        return session.row(
                        "select * from shadow_run where " + which + " order by run desc limit 1 for update", parameters)
                .map(this::read);
    }

    private void write(Run run) {
        session.update(
                """
                update shadow_run set build = ?, counts = ?::jsonb, settled = ?, not_compared = ?::jsonb, rules = ?::jsonb,
                  expected = ?::jsonb, examples = ?::jsonb, counted_at = clock_timestamp()
                where run = ?
                """,
                run.build(),
                text.write(run.counts()),
                run.settled(),
                text.write(run.notCompared()),
                text.write(run.rules()),
                text.write(run.expected()),
                text.write(run.examples()),
                run.run());
    }

    private Run read(Row row) {
        String counts = row.text("counts");
        return new Run(
                row.number("run"),
                row.text("capability"),
                row.text("build"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                counts == null ? Counts.NONE : text.read(counts, COUNTS),
                row.number("settled"),
                text.read(row.text("not_compared"), BY_WHY),
                text.read(row.text("rules"), RULES),
                text.read(row.text("expected"), COVERAGE),
                text.read(row.text("examples"), EXAMPLES));
    }

    static Instant instant(Row row, String column) {
        return row.values().get(column) instanceof Timestamp at ? at.toInstant() : null;
    }
}
