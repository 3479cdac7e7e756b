package io.turnout.benchmarks.datasets;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Moves the writes forth and back, and verifies where that has to be done before. */
final class Handovers {
    /** Writers find their pace again in between. */
    private static final int CALM_MILLIS = 1_500;

    private final Operator operator;
    private final String dataset;
    private final Connection source;
    private final Connection target;
    private final List<Handover> handovers = new ArrayList<>();
    private final List<Done> verifications = new ArrayList<>();

    Handovers(Operator operator, String dataset, Connection source, Connection target) {
        this.operator = operator;
        this.dataset = dataset;
        this.source = source;
        this.target = target;
    }

    /** @param end after which no more are begun; two always are */
    void run(int count, Instant end) throws IOException, InterruptedException, SQLException {
        for (int number = 1; number <= count && (number <= 2 || Instant.now().isBefore(end)); number++) {
            boolean forth = !operator.state().equals("CUT_OVER");
            if (forth) {
                verifications.add(operator.run("verify"));
            }
            Thread.sleep(CALM_MILLIS);
            Done done = operator.run(forth ? "cutover" : "rollback");
            Handover handover = new Handover(changed(forth ? source : target), changed(forth ? target : source), done);
            handovers.add(handover);
            System.out.printf("handover %d of %d, closed for %.0f ms%n", number, count, handover.closedMillis());
            Thread.sleep(CALM_MILLIS);
        }
    }

    List<Handover> all() {
        return List.copyOf(handovers);
    }

    List<Done> verifications() {
        return List.copyOf(verifications);
    }

    private Instant changed(Connection side) throws SQLException {
        try (PreparedStatement select =
                side.prepareStatement("select changed_at from turnout.fence where dataset = ?")) {
            select.setString(1, dataset);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getTimestamp(1).toInstant();
            }
        }
    }
}
