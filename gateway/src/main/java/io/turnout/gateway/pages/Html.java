package io.turnout.gateway.pages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.turnout.gateway.compose.Answer;
import io.turnout.platform.Json;
import io.turnout.platform.Problem;
import io.turnout.platform.session.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes answers of pages. */
final class Html {
    private static final ObjectMapper JSON = Json.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'",
            "Referrer-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache");

    private Html() {}

    static Answer page(int status, TemplateInstance template, boolean cacheable) {
        byte[] body = template.render().getBytes(StandardCharsets.UTF_8);
        return new Answer(status, "text/html;charset=UTF-8", body, HEADERS, cacheable);
    }

    static Answer error(Problem problem, Visitor visitor) {
        ErrorPage page = new ErrorPage(problem.status(), problem.title(), problem.detail());
        return page(problem.status(), Templates.error(page, visitor), false);
    }

    static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a part's answer cannot be read", e);
        }
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a record can always be written", e);
        }
    }
}
