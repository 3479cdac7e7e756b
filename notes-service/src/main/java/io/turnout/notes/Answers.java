package io.turnout.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.EntityTag;
import io.turnout.platform.rest.Conditions;
import io.turnout.platform.rest.Idempotency;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The shapes that answers have in common. */
@Singleton
class Answers {
    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** A page, with the link to the next one if there is more. */
    Response page(HttpHeaders headers, Page<?> page, NextLink link) {
        String body = write(page);
        Response response = Conditions.of(headers).read(EntityTag.ofBytes(body), body);
        if (page.next() != null) {
            response.getHeaders().putSingle(HttpHeaders.LINK, link.to(page.next()));
        }
        return response;
    }

    /** 201; the location stays relative, because only the gateway's address is of use to a client. */
    Response created(HttpHeaders headers, Idempotency.Created created) {
        return Conditions.of(headers)
                .tagged(Response.status(Response.Status.CREATED), created.tag())
                .header(HttpHeaders.LOCATION, created.location())
                .entity(created.body())
                .build();
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A page can always be written", e);
        }
    }
}
