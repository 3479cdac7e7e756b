package io.turnout.control.rollout;

import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Course;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All rollouts that there were, by number, with what is kept of each. Not for several threads. */
public final class RolloutArchive {
    /** Of older ones nothing is kept, once they are over. */
    private static final int MOST = 1_000;

    private final Session session;
    private final RolloutLog log;
    private final Exposures exposures;
    private final Function<String, Course> course;

    RolloutArchive(Session session, JsonText text, RolloutLog log, Function<String, Course> course) {
        this.session = session;
        this.log = log;
        this.exposures = new Exposures(session, text);
        this.course = course;
    }

    /** One, as it began. */
    public record Release(long number, String capability, Course course, Instant begunAt) {}

    /** One begins, which the database has numbered: too old ones are forgotten. A part of the transaction in which it begins. */
    void begin(String capability) {
        session.update("""
                delete from release where number <= (select number - ? from rollout where capability = ?) and number not in (
                  select number from rollout where number is not null and phase not in ('DONE', 'ROLLED_BACK'))
                """, MOST, capability);
    }

    /** The newest of a capability. */
    public Optional<Release> latest(String capability) {
        return session.row("select * from release where capability = ? order by number desc limit 1", capability)
                .map(this::release);
    }

    public Optional<Release> of(String capability, long number) {
        return session.row("select * from release where capability = ? and number = ?", capability, number)
                .map(this::release);
    }

    /** Those that began in a time, in their order. */
    public List<Release> between(Instant from, Instant to) {
        return session
                .rows(
                        "select * from release where begun_at >= ?::timestamptz and begun_at < ?::timestamptz order by number",
                        from.toString(),
                        to.toString())
                .stream()
                .map(this::release)
                .toList();
    }

    /** What became of it, in its order. */
    public List<RolloutLog.Line> log(long number) {
        return log.of(number);
    }

    public List<Exposure> exposures(long number) {
        return exposures.of(number);
    }

    public List<Exposure.Moment> moments(long number) {
        return exposures.moments(number);
    }

    private Release release(Row row) {
        return new Release(
                row.number("number"),
                row.text("capability"),
                course.apply(row.text("course")),
                RolloutLedger.instant(row, "begun_at"));
    }
}
