package io.turnout.control.experiment;

import io.turnout.control.database.Session;
import io.turnout.judging.experiment.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Exposures, outcomes and answers, as gateways tell of them. Not for several threads. */
public final class Sightings {
    /** How long a report may take to be written, in seconds. */
    private static final long LATEST = 5;

    private static final Comparator<Report.Exposure> BY_EXPERIMENT =
            Comparator.comparing(Report.Exposure::experiment).thenComparing(Report.Exposure::subject);

    private static final Comparator<Report.Answers> BY_COHORT =
            Comparator.comparing(Report.Answers::experiment).thenComparing(Report.Answers::variant);

    private final Session session;

    Sightings(Session session) {
        this.session = session;
    }

    /** Takes what a gateway tells, once, however often it comes. What is of no experiment under way is left out. */
    public void take(Report report) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into experiment_reporter (gateway, sequence) values (?, ?)
                    on conflict (gateway) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where experiment_reporter.sequence < excluded.sequence
                    """, report.gateway(), report.sequence());
            if (news > 0) {
                // who was exposed at the same time as it had the outcome is known to be exposed first
                // and in one order for all, so that two reports do not wait for each other
                report.exposures().stream().sorted(BY_EXPERIMENT).forEach(this::expose);
                report.outcomes().stream()
                        .sorted(Comparator.comparing(Report.Outcome::subject))
                        .forEach(this::mark);
                report.answers().stream().sorted(BY_COHORT).forEach(this::count);
                session.update("delete from experiment_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    private void expose(Report.Exposure exposure) {
        session.update("""
                insert into experiment_exposure (experiment, subject, variant)
                select key, ?, ? from experiment where key = ? and ended_at is null
                on conflict do nothing
                """, exposure.subject(), exposure.variant(), exposure.experiment());
    }

    private void mark(Report.Outcome outcome) {
        session.update("""
                update experiment_exposure e set outcome_at = clock_timestamp()
                from experiment x
                where x.key = e.experiment and x.ended_at is null and x.outcome = ? and e.subject = ? and e.outcome_at is null
                """, outcome.outcome(), outcome.subject());
    }

    private void count(Report.Answers counted) {
        session.update(
                """
                insert into experiment_answers (experiment, variant, second, answers, failed, slow)
                select key, ?, extract(epoch from clock_timestamp())::bigint, ?, ?, ? from experiment
                where key = ? and ended_at is null
                on conflict (experiment, second, variant) do update
                set answers = experiment_answers.answers + excluded.answers,
                    failed = experiment_answers.failed + excluded.failed,
                    slow = experiment_answers.slow + excluded.slow
                """, counted.variant(), counted.answers(), counted.failed(), counted.slow(), counted.experiment());
    }

    /**
     * What was counted in the steps that are over, in their order: subjects in the one in which their outcome was settled.
     *
     * @param after the number of the last step that is known
     * @param until the first step that is not over
     */
    List<Step> steps(Design design, long after, long until) {
        Map<Long, List<Tally>> steps = new TreeMap<>();
        session.rows(
                        """
                        select floor((extract(epoch from exposed_at) + ?) / ?)::bigint as step, variant, count(*) as exposed,
                          count(*) filter (where outcome_at <= exposed_at + make_interval(secs => ?)) as outcomes
                        from experiment_exposure
                        where experiment = ? and exposed_at >= to_timestamp(? - ?) and exposed_at < to_timestamp(? - ?)
                        group by step, variant
                        """,
                        design.windowSeconds(),
                        design.stepSeconds(),
                        (double) design.windowSeconds(),
                        design.key(),
                        (double) (after + 1) * design.stepSeconds(),
                        (double) design.windowSeconds(),
                        (double) until * design.stepSeconds(),
                        (double) design.windowSeconds())
                .forEach(row -> add(
                        steps,
                        design,
                        row.number("step"),
                        row.text("variant"),
                        Tally.of(row.number("exposed"), row.number("outcomes"))));
        session.rows(
                        """
                        select second / ? as step, variant, sum(answers)::bigint as answers, sum(failed)::bigint as failed,
                          sum(slow)::bigint as slow
                        from experiment_answers where experiment = ? and second >= ? and second < ?
                        group by step, variant
                        """,
                        design.stepSeconds(),
                        design.key(),
                        (after + 1) * design.stepSeconds(),
                        until * design.stepSeconds())
                .forEach(row -> add(
                        steps,
                        design,
                        row.number("step"),
                        row.text("variant"),
                        new Tally(0, 0, row.number("answers"), row.number("failed"), row.number("slow"))));
        return steps.entrySet().stream()
                .map(step -> new Step(step.getKey(), step.getValue()))
                .toList();
    }

    private static void add(Map<Long, List<Tally>> steps, Design design, long number, String variant, Tally tally) {
        List<String> variants = design.variants();
        int cohort = variants.indexOf(variant);
        if (cohort >= 0) {
            List<Tally> step = steps.computeIfAbsent(
                    number, n -> new ArrayList<>(Collections.nCopies(variants.size(), Tally.NOTHING)));
            step.set(cohort, step.get(cohort).plus(tally));
        }
    }

    /** Subjects, each once. */
    public long exposed(String experiment) {
        return session.row("select count(*) as exposed from experiment_exposure where experiment = ?", experiment)
                .orElseThrow()
                .number("exposed");
    }

    /** The first step that may still be written, by the clock that sightings are stamped with. */
    long step(Design design) {
        return session.row(
                        "select floor((extract(epoch from clock_timestamp()) - ?) / ?)::bigint as step",
                        LATEST,
                        design.stepSeconds())
                .orElseThrow()
                .number("step");
    }
}
