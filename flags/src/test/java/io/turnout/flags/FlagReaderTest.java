package io.turnout.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlagReaderTest {
    private static final String GOOD = """
            { "flags": { "form": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "on" } } }""";

    @Test
    void readsWhatFlagdReads() throws FlagException {
        FlagSet flags = new FlagReader().read("""
                { "$schema": "https://flagd.dev/schema/v0/flags.json", "metadata": { "owner": "web", "version": 1 }, "flags": {
                  "form": { "state": "DISABLED", "variants": { "on": true }, "metadata": { "owner": "notes" } } } }""");

        assertThat(flags.flags().get("form").enabled()).isFalse();
        assertThat(flags.flags().get("form").metadata())
                .containsEntry("owner", "notes")
                .containsEntry("version", 1);
    }

    @Test
    void tellsTheLineOfWhatIsNoJson() {
        assertThat(errors("""
                { "flags": {
                  "form": { "state": "ENABLED",, } } }"""))
                .singleElement()
                .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }

    @Test
    void tellsAllThatIsWrongEachWithItsLine() {
        List<FlagError> errors = errors("""
                { "flags": {
                  "no state": {
                    "variants": { "on": true } },
                  "mixed": { "state": "ENABLED",
                    "variants": { "on": true, "off": "no" } },
                  "none": { "state": "ENABLED",
                    "variants": {} },
                  "default": { "state": "ENABLED", "variants": { "on": true },
                    "defaultVariant": "off" },
                  "misspelt": { "state": "ENABLED", "variants": { "on": true },
                    "targetting": {} } } }""");

        assertThat(errors.stream().map(FlagError::toString))
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).startsWith("line 2: /flags/no state must have a key"),
                        error -> assertThat(error).startsWith("line 2: /flags/no state/state must be"),
                        error -> assertThat(error).startsWith("line 5: /flags/mixed/variants must be all of one type"),
                        error -> assertThat(error).startsWith("line 7: /flags/none/variants must be an object with"),
                        error -> assertThat(error).startsWith("line 9: /flags/default/defaultVariant must be one of"),
                        error -> assertThat(error).startsWith("line 11: /flags/misspelt/targetting is not known"));
    }

    @Test
    void refusesRulesThatAreNone() {
        assertThat(ruleError("{\"fractionl\": [[\"on\", 1]]}")).contains("operator that is not known, \"fractionl\"");
        assertThat(ruleError("{\"if\": [{\"==\": [1, 1], \"!=\": [1, 1]}, \"on\"]}"))
                .contains("must be one operator");
        assertThat(ruleError("{\"log\": [\"hello\"]}")).contains("\"log\"");
        assertThat(ruleError("[\"on\"]")).contains("must be an object");
        assertThat(ruleError("{\"$ref\": \"nobody\"}")).contains("not among the $evaluators");
    }

    @Test
    void refusesEvaluatorsThatGoRoundInCircles() {
        assertThat(errors("""
                { "$evaluators": { "a": { "!": [{ "$ref": "b" }] }, "b": { "!": [{ "$ref": "a" }] } },
                  "flags": { "form": { "state": "ENABLED", "variants": { "on": true }, "targeting": { "$ref": "a" } } } }"""))
                .extracting(FlagError::message)
                .anyMatch(message -> message.contains("refers to itself"));
    }

    @Test
    void refusesEvaluatorsThatGrowWithoutBound() {
        // each names the next one twice
        String evaluators = IntStream.range(0, 30)
                .mapToObj(i ->
                        "\"e%d\": {\"and\": [{\"$ref\": \"e%d\"}, {\"$ref\": \"e%d\"}]}".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(", ", "", ", \"e30\": {\"!\": [true]}"));

        assertThat(errors("""
                { "$evaluators": { %s },
                  "flags": { "form": { "state": "ENABLED", "variants": { "on": true }, "targeting": { "$ref": "e0" } } } }""".formatted(evaluators)))
                .extracting(FlagError::message)
                .anyMatch(message -> message.contains("more than 10000"));
    }

    @Test
    void refusesWhatHasNoFlags() {
        for (String text : List.of("{}", "[]", "null", "3", "{\"flags\": []}", "{\"flags\": {}, \"flag\": {}}")) {
            assertThat(errors(text)).as(text).isNotEmpty();
        }
        assertThat(errors(GOOD + GOOD)).as("a second document").isNotEmpty();
        assertThat(errors("{\"flags\": {}, \"flags\": {}}"))
                .as("a member twice")
                .isNotEmpty();
    }

    private static String ruleError(String rule) {
        return errors(
                        "{\"flags\": {\"form\": {\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"targeting\": %s}}}"
                                .formatted(rule))
                .getFirst()
                .message();
    }

    private static List<FlagError> errors(String text) {
        return catchThrowableOfType(FlagException.class, () -> new FlagReader().read(text))
                .errors();
    }
}
