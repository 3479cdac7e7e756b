package io.turnout.control.flags;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.control.database.Session;
import java.util.List;

/** How often flags were asked for, as gateways and services tell. Not for several threads. */
public final class Uses {
    private static final int MOST = 5_000;

    private final Session session;

    Uses(Session session) {
        this.session = session;
    }

    /** Evaluations of a flag since a process's last report, by how they ended. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Count(String flag, String ending, long count) {}

    /**
     * Takes what a process tells, once, however often it comes.
     *
     * @param sequence rises with each report of a process
     */
    public void take(String process, long sequence, List<Count> counts) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into flag_reporter (process, sequence) values (?, ?)
                    on conflict (process) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where flag_reporter.sequence < excluded.sequence
                    """, process, sequence);
            if (news > 0) {
                // in one order for all, so that two reports do not wait for each other
                counts.stream()
                        .sorted(java.util.Comparator.comparing(Count::flag).thenComparing(Count::ending))
                        .forEach(this::add);
                session.update("delete from flag_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    private void add(Count count) {
        session.update("""
                insert into flag_evaluation (flag, ending, evaluations) values (?, ?, ?)
                on conflict (flag, ending) do update
                set evaluations = flag_evaluation.evaluations + excluded.evaluations, at = clock_timestamp()
                """, count.flag(), count.ending(), count.count());
    }

    /** Of all flags, also of those that there are not. */
    public List<FlagUse> all() {
        return session.rows("""
                        select flag, ending, evaluations, (extract(epoch from at) * 1000)::bigint as millis
                        from flag_evaluation order by flag, ending limit ?
                        """, MOST).stream()
                .map(row -> new FlagUse(
                        row.text("flag"), row.text("ending"), row.number("evaluations"), FlagLedger.at(row)))
                .toList();
    }
}
