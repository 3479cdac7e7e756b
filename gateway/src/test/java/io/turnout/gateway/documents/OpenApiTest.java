package io.turnout.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.turnout.platform.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String ID = "https://turnout.example/openapi";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String yaml = text();
    private final JsonNode document =
            JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, document.toString())));

    /** An example and where its schema is. */
    record Example(String schema, JsonNode value) {
        @Override
        public String toString() {
            return schema;
        }
    }

    @Test
    void hasNothingThatAParserComplainsAbout() {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml);

        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSize(7);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasExamplesThatAreAsItSays(Example example) {
        assertThat(schemas.getSchema(SchemaLocation.of(ID + "#" + example.schema))
                        .validate(example.value.toString(), InputFormat.JSON))
                .isEmpty();
    }

    /** Swagger UI sends the examples of all parameters at once, so together they are to find something. */
    @Test
    void hasParametersThatFindSomethingInTheConference() throws IOException {
        String conference = Files.readString(Path.of("..", "conference", "qcon-london-2019.yaml"));
        JsonNode talks = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(conference))
                .path("talks");
        JsonNode list = document.at("/paths/~1api~1talks/get/parameters");
        String day = document.at("/components/parameters/day/example").asText();
        String track = example(list, "track").asText();
        String speaker = example(list, "speaker").asText();
        int id = document.at("/components/parameters/id/example").asInt();
        String author = example(document.at("/paths/~1api~1talks~1{id}~1notes/get/parameters"), "author")
                .asText();

        assertThat(talks)
                .anySatisfy(talk -> assertThat(List.of(talk.path("day"), talk.path("track"), talk.path("speakers")))
                        .hasToString("[\"%s\", \"%s\", [\"%s\"]]".formatted(day, track, speaker)));
        assertThat(talks.path(id - 1).path("notes").findValuesAsText("author")).contains(author);
        assertThat(document.at("/components/parameters/ifNoneMatch").has("example"))
                .as("an answer that is always 304 shows nothing")
                .isFalse();
    }

    private static JsonNode example(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.path("example");
            }
        }
        throw new AssertionError("there is no parameter " + name);
    }

    /** But for what operators use, which the control plane describes. */
    @Test
    void describesTheRoutesOfTheShippedPlan() throws IOException {
        TreeSet<String> planned = new TreeSet<>();
        var matcher = java.util.regex.Pattern.compile("([A-Z]+) (/api/(?!control)[^\",\\]?]*)")
                .matcher(Files.readString(Path.of("..", "turnout.yaml")));
        while (matcher.find()) {
            planned.add(matcher.group(1) + " " + matcher.group(2));
        }
        TreeSet<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described).isEqualTo(planned);
    }

    @Test
    void asksForTheRolesThatTheShippedPlanAsksFor() throws IOException {
        JsonNode plan = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Object>load(Files.readString(Path.of("..", "turnout.yaml"))));
        Map<String, String> planned = new TreeMap<>();
        plan.path("capabilities")
                .forEach(capability -> capability.path("routes").forEach(route -> {
                    boolean forOperators = capability.path("access").asText().equals("operator");
                    if (route.asText().contains(" /api/") && !route.asText().contains("?") && !forOperators) {
                        planned.put(route.asText(), capability.path("access").asText("nobody in particular"));
                    }
                }));
        Map<String, String> described = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("operationId")) {
                        assertThat(operation.getValue().path("responses").has("401"))
                                .isTrue();
                        described.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().at("/security/0/token/0").asText("nobody in particular"));
                    }
                }));

        assertThat(described).isEqualTo(planned);
    }

    @Test
    void describesAnAnswerForEachTypeOfProblem() {
        List<String> statuses = document.findParents("operationId").stream()
                .flatMap(operation -> Stream.of(operation.path("responses")))
                .flatMap(responses -> {
                    List<String> names = new ArrayList<>();
                    responses.fieldNames().forEachRemaining(names::add);
                    return names.stream();
                })
                .toList();

        assertThat(statuses)
                .containsAll(Arrays.stream(ProblemType.values())
                        .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
                        .map(type -> String.valueOf(type.status()))
                        .toList());
    }

    Stream<Example> examples() {
        List<Example> examples = new ArrayList<>();
        collect("", document, examples);
        assertThat(examples).hasSizeGreaterThan(15);
        return examples.stream();
    }

    /** Every object that has both a schema and examples. */
    private void collect(String pointer, JsonNode node, List<Example> examples) {
        if (node.has("schema") && node.has("examples")) {
            node.path("examples").forEach(example -> {
                JsonNode shown = example.has("$ref") ? at(example.path("$ref").asText()) : example;
                examples.add(new Example(pointer + "/schema", shown.path("value")));
            });
        } else if (node.has("schema") && node.has("example")) {
            examples.add(new Example(pointer + "/schema", node.path("example")));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), examples);
            }
        }
        node.properties()
                .forEach(member -> collect(
                        pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                        member.getValue(),
                        examples));
    }

    private JsonNode at(String reference) {
        JsonNode target = document.at(reference.substring(1));
        assertThat(target.isMissingNode()).as(reference).isFalse();
        return target;
    }

    private static String text() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
