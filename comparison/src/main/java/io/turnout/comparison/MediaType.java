package io.turnout.comparison;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a body is said to be, as far as it decides how it is compared. */
record MediaType(Sort sort, Optional<Charset> charset) {
    enum Sort {
        JSON,
        HTML,
        OTHER
    }

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)");

    static MediaType of(String contentType) {
        String text = contentType.toLowerCase(Locale.ROOT);
        String type = text.split(";", 2)[0].strip();
        Matcher charset = CHARSET.matcher(text);
        return new MediaType(sort(type), charset.find() ? known(charset.group(1)) : Optional.empty());
    }

    private static Sort sort(String type) {
        if (type.equals("application/json") || type.endsWith("+json")) {
            return Sort.JSON;
        }
        return type.equals("text/html") || type.equals("application/xhtml+xml") ? Sort.HTML : Sort.OTHER;
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
