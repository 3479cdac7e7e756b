package io.turnout.control.conduct;

import io.turnout.control.database.Session;
import io.turnout.control.fence.FenceSql;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.preflight.Preflight;
import io.turnout.control.preflight.Survey;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.Step;
import io.turnout.control.replication.Streaming;
import java.util.ArrayList;
import java.util.List;

/** What an operation would check and run, without running anything but the checks. */
public final class Rehearsal {
    /**
     * @param database where it would run, as the plan calls it
     * @param sql without passwords; what is only known by then is left open
     */
    public record Planned(Step step, String database, List<String> sql) {
        public Planned {
            sql = List.copyOf(sql);
        }
    }

    private final Dataset dataset;
    private final Streams streams;

    public Rehearsal(Dataset dataset) {
        this.dataset = dataset;
        this.streams = new Streams(dataset);
    }

    public List<Finding> findings(Operation operation) {
        if (operation != Operation.START && !operation.isHandover()) {
            return List.of();
        }
        try (Session source = dataset.source().connect();
                Session target = dataset.target().connect()) {
            Survey survey = new Survey(dataset, source, target);
            return operation == Operation.START ? Preflight.start(survey) : Preflight.handover(survey);
        }
    }

    public List<Planned> steps(Operation operation) {
        List<Planned> planned = new ArrayList<>();
        for (Step step : operation.steps()) {
            planned.addAll(plan(step, operation));
        }
        return planned;
    }

    private List<Planned> plan(Step step, Operation operation) {
        String from = name(operation.from());
        String to = name(operation.to());
        return switch (step) {
            case FENCE ->
                List.of(
                        new Planned(step, to, FenceSql.install(dataset.name(), dataset.tables(), false)),
                        new Planned(step, from, FenceSql.install(dataset.name(), dataset.tables(), true)));
            case STREAM -> stream(step, Side.SOURCE, true);
            case READY -> stream(step, operation.to(), false);
            case CLOSE -> List.of(new Planned(step, from, FenceSql.close(dataset.name())));
            case PASS -> List.of(new Planned(step, to, List.of("select from turnout.token, until it is there")));
            case OPEN -> List.of(new Planned(step, to, FenceSql.open(dataset.name())));
            case SEPARATE -> {
                String name = streams.from(Side.SOURCE).publication();
                List<String> sql = List.of(
                        "drop subscription if exists " + name,
                        "select pg_drop_replication_slot(…)",
                        "drop publication if exists " + name);
                yield List.of(new Planned(step, name(Side.SOURCE), sql), new Planned(step, name(Side.TARGET), sql));
            }
            case EMPTY ->
                List.of(new Planned(
                        step,
                        name(Side.TARGET),
                        List.of("truncate %s, if replication had filled it"
                                .formatted(io.turnout.control.database.TableName.quoted(dataset.tables())))));
            case CHECK, COPY, COMPARE, REVOKE, REOPEN -> List.of();
        };
    }

    private List<Planned> stream(Step step, Side from, boolean copy) {
        List<String> sql = new Streaming(streams.from(from)).plan(copy);
        return List.of(
                new Planned(step, name(from), sql.subList(0, 2)),
                new Planned(step, name(from.other()), sql.subList(2, 3)));
    }

    private String name(Side side) {
        return side == Side.SOURCE ? dataset.source().name() : dataset.target().name();
    }
}
