package io.turnout.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each policy lets pass what is sound, and catches what is not. */
class PolicyTest {
    @ParameterizedTest
    @EnumSource
    void letsPassWhatIsSound(Policy policy) {
        assertThat(policy.violations(Broken.nothing())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} with {2} = {3}")
    @CsvFileSource(resources = "/broken.csv", useHeadersInDisplayName = false, delimiter = '|', numLinesToSkip = 1)
    void catchesWhatIsBroken(Policy policy, String resource, String pointer, String value) {
        Manifests broken =
                Broken.at(resource, pointer, Optional.ofNullable(value).orElse(""));

        assertThat(policy.violations(broken)).anyMatch(violation -> violation.startsWith(resource + " "));
    }

    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvFileSource(resources = "/unknown.csv", delimiter = '|', numLinesToSkip = 1)
    void refusesWhatIsUnknownToKubernetes(String resource, String pointer, String value) {
        Manifests broken = Broken.at(resource, pointer, value);

        assertThat(broken.resources().stream().map(Schema::violation).flatMap(Optional::stream))
                .hasSize(1);
    }

    @Test
    void takesWhatIsSoundForKubernetes() {
        assertThat(Broken.nothing().resources())
                .allMatch(each -> Schema.violation(each).isEmpty());
    }
}
