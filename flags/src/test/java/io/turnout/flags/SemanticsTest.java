package io.turnout.flags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.turnout.platform.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What flagd has published of its evaluation (its documentation, and the examples of its test bed), as a table. Here subjects are placed by the
 * hash that flagd has, so that its own examples of who gets what must come out, too.
 */
class SemanticsTest {
    private final OpenFeatureAPI openFeature = OpenFeatureAPI.createIsolated();
    private Client client;

    @BeforeEach
    void readFlags() throws Exception {
        try (InputStream in = SemanticsTest.class.getResourceAsStream("/semantics.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            FlagSet flags = new FlagReader(SemanticsTest::placeByMurmur).read(text);
            InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
            openFeature.setProviderAndWait(new FlagProvider(() -> flags, new Evaluations(), clock));
        }
        client = openFeature.getClient();
    }

    @AfterEach
    void shutDown() {
        openFeature.shutdown();
    }

    private static double placeByMurmur(String subject) {
        byte[] bytes = subject.getBytes(StandardCharsets.UTF_8);
        return Integer.toUnsignedLong(MurmurHash3.hash32x86(bytes, 0, bytes.length, 0)) * 0x1.0p-32;
    }

    @ParameterizedTest(name = "{0} as {1} for {2} is {3}, {4}")
    @CsvFileSource(resources = "/semantics.csv", delimiter = '|', quoteCharacter = '\'')
    void evaluatesAsFlagdDoes(String flag, String type, String context, String value, String why) throws Exception {
        FlagEvaluationDetails<?> details = ask(flag, type, context(context));

        assertThat(String.valueOf(details.getValue())).isEqualTo(value);
        String code =
                details.getErrorCode() == null ? null : details.getErrorCode().name();
        assertThat(code == null ? details.getReason() : code).isEqualTo(why);
    }

    private FlagEvaluationDetails<?> ask(String flag, String type, ImmutableContext context) {
        return switch (type) {
            case "boolean" -> client.getBooleanDetails(flag, false, context);
            case "text" -> client.getStringDetails(flag, "fallback", context);
            case "integer" -> client.getIntegerDetails(flag, -1, context);
            case "double" -> client.getDoubleDetails(flag, -0.5, context);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static ImmutableContext context(String json) throws Exception {
        Map<String, Object> facts = Json.mapper().readValue(json, new TypeReference<>() {});
        Map<String, Value> values = new HashMap<>();
        facts.forEach((name, fact) -> values.put(name, Value.objectToValue(fact)));
        return new ImmutableContext((String) facts.get("targetingKey"), values);
    }
}
