package io.turnout.talks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.EntityTag;
import io.turnout.platform.rest.Conditions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers whose entity tag comes from their bytes, because no single version stands for them. */
@Singleton
class Answers {
    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** @param link value of the {@code Link} header; null on the last page */
    Response page(HttpHeaders headers, Object body, String link) {
        Response response = Conditions.of(headers).read(EntityTag.ofBytes(write(body)), write(body));
        if (link != null) {
            response.getHeaders().putSingle(HttpHeaders.LINK, link);
        }
        return response;
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A page can always be written", e);
        }
    }
}
