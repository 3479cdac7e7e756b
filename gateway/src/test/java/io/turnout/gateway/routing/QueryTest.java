package io.turnout.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            dryRun=true         | true
            DRYRUN=true         | true
            d%72yRun=true       | true
            a=1&dryRun=x&dryRun | x
            dryRun              | ''
            dryRun=             | ''
            dryRun=a%20b+c      | a b c
            dryRunning=true     | null
            a=dryRun            | null
            null                | null
            """)
    void findsAParameterAsTheServersBehindDo(String query, String value) {
        assertThat(Query.first(query, "dryRun")).isEqualTo(value);
    }
}
