package io.turnout.notes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.platform.Validation;

/**
 * What a client says in a note. The members that only we set are taken and ignored, so that a client can send back what
 * it has read.
 *
 * @param body Markdown
 */
@JsonIgnoreProperties({"id", "talkId", "version", "createdAt", "updatedAt"})
record NoteDraft(String author, String body) {
    NoteDraft {
        new Validation()
                .required("author", author, 200)
                .required("body", body, 20_000)
                .orThrow();
    }
}
