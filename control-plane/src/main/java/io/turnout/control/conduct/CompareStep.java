package io.turnout.control.conduct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import io.turnout.control.verify.Report;
import io.turnout.control.verify.TargetLags;
import io.turnout.control.verify.Verification;
import java.time.Duration;
import java.util.Map;

/** Compares for about a second at a time, and writes down where it is in between. */
final class CompareStep implements AutoCloseable {
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Dataset dataset;
    private final Sides sides;
    private final String slot;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Pace pace;
    private Verification verification;

    CompareStep(Dataset dataset, Sides sides, String slot, Ledger ledger, ObjectMapper json, Pace pace) {
        this.dataset = dataset;
        this.sides = sides;
        this.slot = slot;
        this.ledger = ledger;
        this.json = json;
        this.pace = pace;
    }

    StepResult run(long turn) {
        Report report = ledger.trail().verification(turn).map(this::read).orElseGet(Verification::beginning);
        long end = System.nanoTime() + SLICE.toNanos();
        try {
            while (!report.done() && System.nanoTime() < end) {
                report = verification().advance(report);
            }
        } catch (TargetLags e) {
            return new StepResult.NotYet(e.getMessage());
        } catch (DatabaseFailure e) {
            close();
            throw e;
        } finally {
            ledger.saveVerification(dataset.name(), turn, write(report));
        }
        return result(report);
    }

    private StepResult result(Report report) {
        if (!report.done()) {
            return new StepResult.NotYet("%d rows compared, %d a second.".formatted(report.rows(), report.rate()));
        }
        close();
        Map<String, Object> evidence = Map.of(
                "rows",
                report.rows(),
                "millis",
                report.millis(),
                "differing",
                report.differing(),
                "differences",
                report.differences(),
                "vanished",
                report.vanished());
        return report.differing() == 0
                ? new StepResult.Done(evidence)
                : new StepResult.Refused(
                        "%d of %d rows are not shown to be the same.".formatted(report.differing(), report.rows()),
                        evidence);
    }

    private Verification verification() {
        if (verification == null) {
            verification = new Verification(
                    dataset.tables(),
                    sides.patient(Side.SOURCE),
                    sides.patient(Side.TARGET),
                    slot,
                    pace.chunk(),
                    pace.rowsPerSecond());
        }
        return verification;
    }

    private Report read(String text) {
        try {
            return json.readValue(text, Report.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a verification has written down cannot be read", e);
        }
    }

    private String write(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report can always be written", e);
        }
    }

    @Override
    public void close() {
        if (verification != null) {
            verification.close();
            verification = null;
        }
    }
}
