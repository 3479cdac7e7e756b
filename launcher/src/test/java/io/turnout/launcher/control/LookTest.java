package io.turnout.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,     monorail
            true,  -,     monorail
            true,  false, monorail
            false, true,  notes
            false, false, nowhere at the moment
            true,  true,  both: see troubles
            """)
    void saysWhereADatasetIsWritten(String source, String target, String where) throws Exception {
        String json = "{\"source\": {\"database\": \"monorail\"%s}, \"target\": {\"database\": \"notes\"%s}}"
                .formatted(fence(source), fence(target));

        assertThat(look(json).writtenIn()).isEqualTo(where);
    }

    @Test
    void doesNotGuessWhereItIsWrittenWhileASideGivesNoAnswer() throws Exception {
        String json = """
                {"source": {"database": "monorail", "failure": "refused"},
                 "target": {"database": "notes", "fence": {"open": false}}}
                """;

        assertThat(look(json).writtenIn()).isEqualTo("not known");
    }

    @Test
    void tellsRowsRateTimeLeftAndLag() throws Exception {
        String json = """
                {"state": "COPYING", "copy": {"rows": 12345, "expected": 1000000, "perSecond": 4500, "etaSeconds": 219},
                 "forth": {"slot": {"lagBytes": 1234567, "lagMillis": 35}},
                 "running": {"operation": "START", "waitingFor": "1 of 2 tables are copied."}}
                """;

        assertThat(look(json).progress())
                .isEqualTo("12,345 of about 1,000,000 rows, 4,500 rows/s, 3 min 39 s left, lag 1.2 MB, 35 ms,"
                        + " 1 of 2 tables are copied.");
    }

    @Test
    void saysNothingThatIsNotKnown() throws Exception {
        String json = """
                {"state": "COPYING", "copy": {"rows": 5, "expected": -1, "perSecond": 0, "etaSeconds": -1},
                 "forth": {"slot": {"lagBytes": 0, "lagMillis": -1}}}
                """;

        assertThat(look(json).progress()).isEqualTo("5 rows, 0 rows/s, lag 0 B");
    }

    private static String fence(String open) {
        return open == null ? "" : ", \"fence\": {\"open\": " + open + "}";
    }

    private static Look look(String json) throws Exception {
        return new Look(ControlClient.JSON.readTree(json));
    }
}
