package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** Holds each answer against the OpenAPI document: its status is described, and its body has the described shape. */
final class Contract implements Filter {
    private static final String ID = "https://turnout.example/openapi";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<URI, Contract> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> WITHOUT_DESCRIPTION = Set.of("OPTIONS", "HEAD", "TRACE");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private Contract(String document) {
        this.document = JSON.valueToTree(new Yaml().<Object>load(document));
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, this.document.toString())));
    }

    static Contract of(URI gateway) {
        return KNOWN.computeIfAbsent(gateway, uri -> {
            try {
                return new Contract(Http.get(uri.resolve("/openapi")).body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = template(URI.create(request.getURI()).getRawPath());
        if (path != null && !WITHOUT_DESCRIPTION.contains(request.getMethod())) {
            check(path, request.getMethod().toLowerCase(Locale.ROOT), response);
        }
        return response;
    }

    private void check(String path, String method, Response response) {
        String status = String.valueOf(response.statusCode());
        JsonNode operation = document.at(pointer("paths", path, method));
        if (operation.isMissingNode()) {
            assertThat(status).as(method + " " + path + " is not described").isEqualTo("405");
            return;
        }
        JsonNode described = operation.path("responses").path(status);
        assertThat(described.isMissingNode())
                .as("%s %s answers %s, which is not described: %s", method, path, status, response.asString())
                .isFalse();
        String at = pointer("paths", path, method, "responses", status);
        if (described.has("$ref")) {
            at = described.get("$ref").asText().substring(1);
        }
        String contentType = response.contentType();
        if (contentType == null || contentType.isEmpty()) {
            return;
        }
        String type = contentType.split(";")[0].strip();
        JsonNode schema = document.at(at).path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s %s answers %s, which is not described", method, path, status, type)
                .isFalse();
        if (type.endsWith("json")) {
            checkBody(at + pointer("content", type, "schema"), response.asString());
        }
    }

    private void checkBody(String pointer, String body) {
        Schema schema = schemas.getSchema(SchemaLocation.of(ID + "#" + pointer));
        assertThat(schema.validate(body, InputFormat.JSON))
                .as("the description of %s and this body: %s", pointer, body)
                .isEmpty();
    }

    private String template(String path) {
        for (Iterator<String> paths = document.path("paths").fieldNames(); paths.hasNext(); ) {
            String template = paths.next();
            String pattern = Pattern.quote(template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            if (path.matches(pattern)) {
                return template;
            }
        }
        return null;
    }

    private static String pointer(String... steps) {
        StringBuilder pointer = new StringBuilder();
        for (String step : steps) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
