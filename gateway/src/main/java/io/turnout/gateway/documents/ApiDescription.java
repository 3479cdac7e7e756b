package io.turnout.gateway.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.gateway.inbound.Inbound;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's OpenAPI document and a page to try it. */
public final class ApiDescription implements Served {
    private static final String FILE = "openapi.yaml";
    private static final String UI = "META-INF/resources/openapi-ui/";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, Document> documents = new HashMap<>();

    public ApiDescription() {
        byte[] yaml = resource(FILE);
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

    @Override
    public boolean has(String path) {
        return documents.containsKey(path);
    }

    @Override
    public void serve(Inbound inbound, String path) {
        String accept = inbound.request().getHeader(HttpHeaders.ACCEPT);
        boolean wantsJson = path.equals("/openapi") && accept != null && accept.startsWith("application/json");
        inbound.request()
                .response()
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "same-origin");
        documents.get(wantsJson ? "/openapi.json" : path).serve(inbound, "no-cache");
    }

    static String text() {
        return new String(resource(FILE), StandardCharsets.UTF_8);
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
