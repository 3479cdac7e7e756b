package io.turnout.flags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import io.turnout.platform.SubjectHash;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlagProviderTest {
    private final AtomicReference<FlagSet> flags = new AtomicReference<>(FlagSet.EMPTY);
    private final Evaluations evaluations = new Evaluations();
    private final FlagProvider provider = new FlagProvider(flags::get, evaluations, InstantSource.system());

    @Test
    void placesSubjectsWhereACanaryPlacesThem() throws FlagException {
        flags.set(share(30));

        assertThat(IntStream.range(0, 10_000).mapToObj(i -> "subject-" + i))
                .allSatisfy(subject -> assertThat(
                                provider.getBooleanEvaluation("form", false, new ImmutableContext(subject))
                                        .getValue())
                        .isEqualTo(SubjectHash.place(subject) * 100 < 30));
    }

    @Test
    void keepsWhoWasInAShareInALargerOne() throws FlagException {
        for (int subject = 0; subject < 500; subject++) {
            boolean before = false;
            for (int percent = 0; percent <= 100; percent += 5) {
                flags.set(share(percent));
                boolean now = provider.getBooleanEvaluation("form", false, new ImmutableContext("s" + subject))
                        .getValue();
                assertThat(now || !before)
                        .as("subject %d at %d %%", subject, percent)
                        .isTrue();
                before = now;
            }
            assertThat(before).isTrue();
        }
    }

    @Test
    void countsHowEvaluationsEnd() throws FlagException {
        flags.set(share(100));
        ImmutableContext ada = new ImmutableContext("ada");

        provider.getBooleanEvaluation("form", false, ada);
        provider.getBooleanEvaluation("form", false, ada);
        provider.getStringEvaluation("form", "", ada);
        provider.getStringEvaluation("forn", "", ada);

        assertThat(evaluations.counts())
                .containsOnly(
                        Map.entry(new Evaluations.Key("form", Evaluations.Ending.EVALUATED), 2L),
                        Map.entry(new Evaluations.Key("form", Evaluations.Ending.WRONG_TYPE), 1L),
                        Map.entry(new Evaluations.Key("forn", Evaluations.Ending.UNKNOWN_FLAG), 1L));
    }

    @Test
    void takesNoMemoryForKeysThatAreMadeUp() {
        for (int i = 0; i < 10_000; i++) {
            provider.getBooleanEvaluation("made-up-" + i, false, ImmutableContext.EMPTY);
        }

        assertThat(evaluations.counts()).hasSizeLessThan(3_000);
        assertThat(evaluations.count(Evaluations.Ending.UNKNOWN_FLAG)).isEqualTo(10_000);
    }

    @Test
    void neverThrowsWhateverItIsAskedWith() throws FlagException {
        flags.set(new FlagReader().read("""
                { "flags": { "form": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "off",
                  "targeting": { "if": [{ ">": [{ "reduce": [{ "var": "list" }, { "+": [{ "var": "current" }, { "var": "accumulator" }] }, 0] },
                    { "substr": [{ "var": "text" }, { "var": "from" }] }] }, "on", "off"] } } } }"""));

        for (Object odd : new Object[] {"text", 3, true, Map.of("a", 1), java.util.List.of(1, "two")}) {
            Value value = Value.objectToValue(odd);
            ImmutableContext context = new ImmutableContext("ada", Map.of("list", value, "text", value, "from", value));
            assertThat(provider.getBooleanEvaluation("form", true, context).getValue())
                    .isNotNull();
        }
        assertThat(provider.getBooleanEvaluation("form", true, null).getValue()).isNotNull();
    }

    private static FlagSet share(int percent) throws FlagException {
        return new FlagReader().read("""
                { "flags": { "form": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "off",
                  "targeting": { "fractional": [["on", %d], ["off", %d]] } } } }""".formatted(percent, 100 - percent));
    }
}
