package io.turnout.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The shapes that the API's answers have in common. */
@Singleton
public class Answers {
    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** A row, tagged with its version; 304 if the client has it. */
    public Response row(HttpHeaders request, long version, Object row) {
        return Conditions.of(request).read(EntityTag.ofVersion(version), row);
    }

    /** A composed body, tagged with its bytes; 304 if the client has it. */
    public Response composed(HttpHeaders request, Object body) {
        String text = text(body);
        return Conditions.of(request).read(EntityTag.ofBytes(text), text);
    }

    /** A page of a list with the link to the one after it; 304 if the client has it. */
    public Response page(HttpHeaders request, Page<?> page, NextLink link) {
        Response response = composed(request, page);
        String next = link.header(page.next());
        if (next != null) {
            response.getHeaders().putSingle(HttpHeaders.LINK, next);
        }
        return response;
    }

    public Response changed(HttpHeaders request, long version, Object row) {
        return Conditions.of(request)
                .tagged(Response.ok(row), EntityTag.ofVersion(version))
                .build();
    }

    public Response created(HttpHeaders request, Idempotency.Created created) {
        return Conditions.of(request)
                .tagged(Response.status(Response.Status.CREATED), created.tag())
                // as a header, because as a URI it would be made absolute with whatever host the request came by
                .header(HttpHeaders.LOCATION, created.location())
                .entity(created.body())
                .build();
    }

    /** @throws io.turnout.platform.ProblemException {@code invalid-body} if the client sent none */
    public static <T> T required(T body) {
        if (body == null) {
            throw ProblemType.INVALID_BODY.because("A JSON object is required as the body.");
        }
        return body;
    }

    /** The body as JSON text, for what is stored or hashed. */
    public String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own records can always be written", e);
        }
    }
}
