package io.turnout.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    private static final SQLException REFUSED = new SQLException("not written here", "TN001");

    @Test
    void seesAFencedWriteWhateverWrapsIt() {
        Exception commit = new IllegalStateException("rolled back");
        commit.addSuppressed(new RuntimeException("before completion", REFUSED));
        SQLException batch = new BatchUpdateException("entry 0", "TN999", new int[0]);
        batch.setNextException(REFUSED);

        assertThat(Databases.isFenced(REFUSED)).isTrue();
        assertThat(Databases.isFenced(new RuntimeException(new IllegalStateException(REFUSED))))
                .isTrue();
        assertThat(Databases.isFenced(commit)).isTrue();
        assertThat(Databases.isFenced(new RuntimeException(batch))).isTrue();
    }

    @Test
    void tellsFencedFromUnavailableAndFromFaults() {
        SQLException lost = new SQLException("connection lost", "08006");
        Exception circle = new IllegalStateException("a");
        circle.addSuppressed(new IllegalStateException("b", circle));

        assertThat(Databases.isUnavailable(lost)).isTrue();
        assertThat(Databases.isFenced(lost)).isFalse();
        assertThat(Databases.isUnavailable(REFUSED)).isFalse();
        assertThat(Databases.isFenced(circle)).isFalse();
        assertThat(Databases.isFenced(new SQLException("no state"))).isFalse();
    }
}
