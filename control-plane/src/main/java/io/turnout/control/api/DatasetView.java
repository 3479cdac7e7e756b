package io.turnout.control.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.turnout.control.database.TableName;
import io.turnout.control.fence.FenceState;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Progress;
import io.turnout.control.procedure.State;
import io.turnout.control.procedure.Step;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Health;
import io.turnout.control.watch.Rate;
import io.turnout.control.watch.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A dataset as an operator sees it.
 *
 * @param running the operation that has not ended; absent if there is none
 * @param allowed what can be asked for now
 * @param copy how the copy gets on, while there is one
 * @param forth replication from source to target
 * @param back replication from target to source
 * @param verification how far the latest one is and what it found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetView(
        String name,
        State state,
        List<String> tables,
        List<String> capabilities,
        SideView source,
        SideView target,
        Running running,
        List<Operation> allowed,
        Rate copy,
        StreamStatus forth,
        StreamStatus back,
        @JsonRawValue String verification,
        List<Trouble> troubles) {
    /** @param fence absent if there is none, or the database gives no answer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SideView(String database, FenceState fence, String failure) {}

    /**
     * @param steps those that have ended
     * @param waitingFor why it makes no progress at the moment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Running(Operation operation, long turn, List<Step> steps, boolean undoing, String waitingFor) {}

    static DatasetView of(Dataset dataset, Journal journal, Health health, String waitingFor, String verification) {
        return new DatasetView(
                dataset.name(),
                journal.state(),
                dataset.tables().stream().map(TableName::toString).toList(),
                dataset.capabilities(),
                side(
                        dataset.source().name(),
                        health == null ? null : health.seen().source()),
                side(
                        dataset.target().name(),
                        health == null ? null : health.seen().target()),
                journal.progress()
                        .map(progress -> running(progress, waitingFor))
                        .orElse(null),
                Stream.of(Operation.values()).filter(journal::allows).toList(),
                health != null && journal.state() == State.COPYING ? health.copy() : null,
                health == null ? null : health.seen().forth(),
                health == null ? null : health.seen().back(),
                verification,
                health == null ? List.of() : health.troubles());
    }

    private static SideView side(String database, io.turnout.control.watch.Seen.SideSeen seen) {
        return seen == null ? new SideView(database, null, null) : new SideView(database, seen.fence(), seen.failure());
    }

    private static Running running(Progress progress, String waitingFor) {
        List<Step> ended =
                Arrays.stream(Step.values()).filter(progress.ended()::contains).toList();
        return new Running(
                progress.operation(), progress.turn(), ended, progress.undoing(), Objects.toString(waitingFor, null));
    }
}
