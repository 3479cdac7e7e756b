package io.turnout.control.flags;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.flags.Flag;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalenessTest {
    private static final Instant NOW = Instant.parse("2019-03-06T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));
    private static final Instant JUST_NOW = NOW.minus(Duration.ofHours(1));

    private final Staleness staleness = new Staleness(Duration.ofDays(30));

    @Test
    void callsStaleWhatIsTheSameForEverybodyForLong() throws FlagException {
        assertThat(staleness.of(flag("{}", "{}"), LONG_AGO, JUST_NOW, NOW))
                .contains("has been the same for everybody for 31 days");
    }

    @Test
    void callsStaleWhatNobodyAsksFor() throws FlagException {
        Flag half = flag("{\"fractional\": [[\"on\", 50], [\"off\", 50]]}", "{}");

        assertThat(staleness.of(half, LONG_AGO, null, NOW)).contains("has never been evaluated");
        assertThat(staleness.of(half, LONG_AGO, LONG_AGO, NOW)).contains("has not been evaluated for 31 days");
    }

    @Test
    void leavesAloneWhatIsNeeded() throws FlagException {
        Flag half = flag("{\"fractional\": [[\"on\", 50], [\"off\", 50]]}", "{}");

        assertThat(staleness.of(half, LONG_AGO, JUST_NOW, NOW))
                .as("half of them")
                .isEmpty();
        assertThat(staleness.of(flag("{}", "{}"), JUST_NOW, null, NOW))
                .as("new")
                .isEmpty();
        assertThat(staleness.of(flag("{}", "{\"permanent\": true}"), LONG_AGO, JUST_NOW, NOW))
                .as("a switch for emergencies")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                             | true
            {"fractional": [["on", 100]]}                                  | true
            {"fractional": [["on", 100], ["off", 0]]}                      | true
            {"fractional": [{"var": "email"}, ["on", 1], ["off", 0]]}      | true
            {"fractional": [["on", 99], ["off", 1]]}                       | false
            {"fractional": [["on"], ["off"]]}                              | false
            {"if": [{"==": [{"var": "email"}, "a"]}, "on", "off"]}         | false
            """)
    void knowsWhatIsForAllTheSame(String targeting, boolean same) throws FlagException {
        assertThat(Staleness.isForAllTheSame(flag(targeting, "{}"))).isEqualTo(same);
    }

    private static Flag flag(String targeting, String metadata) throws FlagException {
        return new FlagReader().read("""
                {"flags": {"form": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on",
                  "targeting": %s, "metadata": %s}}}""".formatted(targeting, metadata)).flags().get("form");
    }
}
