package io.turnout.control.preflight;

import java.util.List;

/** Everything that is looked at before an operation. */
public final class Preflight {
    private static final Check TABLES = new TablesCheck();
    private static final List<Check> START = List.of(
            new ServersCheck(),
            new PrivilegesCheck(),
            new ColumnsCheck(),
            new TriggersCheck(),
            new ForeignKeysCheck(),
            new PreparedTransactionsCheck(),
            new EmptyTargetCheck());
    private static final List<Check> HANDOVER =
            List.of(new ColumnsCheck(), new TriggersCheck(), new PreparedTransactionsCheck());

    private Preflight() {}

    /** Before a dataset is started. */
    public static List<Finding> start(Survey survey) {
        return all(START, survey);
    }

    /** Before a handover, when both sides have been streaming. */
    public static List<Finding> handover(Survey survey) {
        return all(HANDOVER, survey);
    }

    private static List<Finding> all(List<Check> checks, Survey survey) {
        List<Finding> tables = TABLES.run(survey);
        return tables.stream().anyMatch(Finding::blocking)
                ? tables
                : java.util.stream.Stream.concat(
                                tables.stream(), checks.stream().flatMap(check -> check.run(survey).stream()))
                        .toList();
    }
}
