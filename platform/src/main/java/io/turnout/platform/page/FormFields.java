package io.turnout.platform.page;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.turnout.platform.ProblemType;
import java.util.List;
import java.util.Map;

/** A form as a browser sends it. */
public record FormFields(Map<String, List<String>> fields) {
    /** @throws io.turnout.platform.ProblemException {@code bad-request} if it is not properly encoded */
    public static FormFields parse(String sent) {
        try {
            return new FormFields(new QueryStringDecoder(sent, false).parameters());
        } catch (IllegalArgumentException e) {
            throw ProblemType.BAD_REQUEST.because("The form is not properly encoded.");
        }
    }

    /** A field's value; empty if it is not there. */
    public String field(String name) {
        // browsers end lines with CR LF in forms, whatever was typed
        return fields.getOrDefault(name, List.of("")).getFirst().replace("\r\n", "\n");
    }
}
