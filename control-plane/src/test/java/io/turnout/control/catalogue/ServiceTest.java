package io.turnout.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final String WHOLE = """
            {"name": "a-service", "build": "0123", "startedAt": "2026-11-01T10:00:00Z", "metadata": {"owner": "us", "tier": "2",
             "runbook": "docs/a.md", "slo": "99 %", "dependsOn": ["a-db"], "reviewed": "2026-11-01"}}""";

    @Test
    void hasNothingToComplainOfWhereAllIsSaid() throws Exception {
        Service service = said(WHOLE);

        assertThat(service.missing()).isEmpty();
        assertThat(service.stale()).isNull();
        assertThat(service.silent()).isNull();
        assertThat(service.name()).isEqualTo("a-service");
        assertThat(service.tier()).isEqualTo(2);
        assertThat(service.dependsOn()).containsExactly("a-db");
    }

    @ParameterizedTest
    @CsvSource({"\"2026-10-30T09:30:00Z\", true", "\"some day\", false", "null, false", "7, false"})
    void saysWhenItsCodeChangedLastIfItKnows(String changedAt, boolean known) throws Exception {
        Service service = said(WHOLE.replaceFirst("\\{", "{\"changedAt\": %s, ".formatted(changedAt)));

        assertThat(service.changedAt()).isEqualTo(known ? Instant.parse("2026-10-30T09:30:00Z") : null);
        assertThat(service.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "tier", "runbook", "slo", "dependsOn", "reviewed"})
    void namesWhatIsLeftOut(String field) throws Exception {
        ObjectNode about = (ObjectNode) new ObjectMapper().readTree(WHOLE);
        ((ObjectNode) about.get("metadata")).remove(field);

        assertThat(said(about.toString()).missing()).containsExactly(field);
        ((ObjectNode) about.get("metadata")).putNull(field);
        assertThat(said(about.toString()).missing()).containsExactly(field);
        ((ObjectNode) about.get("metadata")).put(field, " ");
        assertThat(said(about.toString()).missing()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "tier, \"2\", \"4\"",
        "tier, \"2\", \"high\"",
        "reviewed, \"2026-11-01\", \"2026-02-30\"",
        "dependsOn, [\"a-db\"], []"
    })
    void countsWhatCannotBeUsedAsMissing(String field, String right, String wrong) throws Exception {
        assertThat(said(WHOLE.replace(right, wrong)).missing()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30,false", "2026-06-03,false", "2026-06-02,true", "2020-02-29,true", "2026-12-01,true"})
    void isStaleOnceNobodyHasLookedForLong(String reviewed, boolean stale) throws Exception {
        Service service = said(WHOLE.replace("2026-11-01\"}", reviewed + "\"}"));

        assertThat(service.reviewed()).isEqualTo(reviewed);
        assertThat(service.stale() != null).isEqualTo(stale);
        if (stale) {
            assertThat(service.stale()).contains(reviewed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"metadata\": 3}", "{\"metadata\": [], \"startedAt\": \"yesterday\", \"name\": {}}"})
    void missesEverythingWhereNothingIsSaid(String about) throws Exception {
        assertThat(said(about).missing())
                .containsExactly("owner", "tier", "runbook", "slo", "dependsOn", "reviewed", "build");
    }

    @Test
    void saysWhyNothingIsKnownOfASilentOne() {
        Service service = Service.of("a", new Answer.Silent("It is away."), TODAY, Duration.ofDays(180));

        assertThat(service.silent()).isEqualTo("It is away.");
        assertThat(service.called()).isEqualTo("a");
        assertThat(service.missing()).hasSize(7);
    }

    private static Service said(String about) throws JsonProcessingException {
        return Service.of("a", new Answer.Said(new ObjectMapper().readTree(about)), TODAY, Duration.ofDays(180));
    }
}
