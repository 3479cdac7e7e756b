package io.turnout.gateway.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.inbound.Inbound;
import io.turnout.platform.EntityTag;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's OpenAPI document and a page to try it, where the plan routes nothing else. */
final class ApiDescription {
    private static final String UI = "META-INF/resources/openapi-ui/";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, Document> documents = new HashMap<>();

    private record Document(String type, Buffer body, EntityTag tag) {
        static Document of(String type, byte[] body) {
            return new Document(type, Buffer.buffer(body), EntityTag.ofBytes(body));
        }
    }

    ApiDescription() {
        byte[] yaml = resource("openapi.yaml");
        Document page = Document.of("text/html;charset=UTF-8", resource("swagger/index.html"));
        documents.put("/openapi", Document.of("application/yaml", yaml));
        documents.put("/openapi.yaml", Document.of("application/yaml", yaml));
        documents.put("/openapi.json", Document.of("application/json", json(yaml)));
        documents.put("/swagger", page);
        documents.put("/swagger/", page);
        documents.put("/swagger/start.js", Document.of("text/javascript", resource("swagger/start.js")));
        documents.put("/swagger/swagger-ui.css", Document.of("text/css", resource(UI + "swagger-ui.css")));
        documents.put(
                "/swagger/swagger-ui-bundle.js", Document.of("text/javascript", resource(UI + "swagger-ui-bundle.js")));
    }

    boolean has(String path) {
        return documents.containsKey(path);
    }

    void serve(Inbound inbound, String path) {
        String accept = inbound.request().getHeader(HttpHeaders.ACCEPT);
        boolean wantsJson = path.equals("/openapi") && accept != null && accept.startsWith("application/json");
        Document document = documents.get(wantsJson ? "/openapi.json" : path);
        HttpServerResponse response = inbound.request().response();
        response.putHeader(HttpHeaders.ETAG, document.tag.header(false))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (document.tag.isKnownTo(inbound.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, document.type)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(document.body.length()));
            if (inbound.request().method() == HttpMethod.HEAD) {
                response.end();
            } else {
                response.end(document.body);
            }
        }
        inbound.done(response.getStatusCode());
    }

    private static byte[] json(byte[] yaml) {
        Object document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        try {
            return new ObjectMapper().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what YAML holds can be written as JSON", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
