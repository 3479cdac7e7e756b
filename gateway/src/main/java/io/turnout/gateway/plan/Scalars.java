package io.turnout.gateway.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a plan writes as one word. Each method throws IllegalArgumentException with what is wrong and how to write it. */
final class Scalars {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMG]?B?)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");
    private static final Map<String, Integer> SHIFTS =
            Map.of("", 0, "B", 0, "K", 10, "KB", 10, "M", 20, "MB", 20, "G", 30, "GB", 30);

    /** Longest timeout, which is the longest deadline there is. */
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

    private Scalars() {}

    static Duration timeout(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("has the timeout \"" + text + "\"; write it as 500ms, 2s or 1m.");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration timeout = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
        if (timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("has the timeout \"" + text + "\"; it must be from 1ms to 1m.");
        }
        return timeout;
    }

    static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("has the size \"" + text + "\"; write it as 256KB or 1MB.");
        }
        return Long.parseLong(matcher.group(1)) << SHIFTS.get(matcher.group(2));
    }

    /** Puts in the environment's value for each {@code ${NAME:default}}. */
    static String interpolate(String text, UnaryOperator<String> environment) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String value = environment.apply(matcher.group(1));
            if (value == null || value.isEmpty()) {
                value = matcher.group(2);
            }
            if (value == null) {
                throw new IllegalArgumentException("needs the environment variable %s; set it, or write ${%s:default}."
                        .formatted(matcher.group(1), matcher.group(1)));
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(result);
        if (result.indexOf("${") >= 0) {
            throw new IllegalArgumentException("has a \"${\" that does not close; write ${NAME:default}.");
        }
        return result.toString();
    }

    static Upstream upstream(String name, String url, Duration timeout, boolean rehearses) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw badUrl(url, "write it as http://host:port");
        }
        boolean tls = "https".equals(uri.getScheme());
        if (!tls && !"http".equals(uri.getScheme())) {
            throw badUrl(url, "it must begin with http:// or https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw badUrl(url, "write it as http://host:port");
        }
        boolean more = uri.getRawPath().length() > 1
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null;
        if (more) {
            throw badUrl(url, "requests keep their own path, so it ends after the port");
        }
        String host = uri.getHost().startsWith("[")
                ? uri.getHost().substring(1, uri.getHost().length() - 1)
                : uri.getHost();
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new Upstream(name, tls, host, port, timeout, rehearses);
    }

    private static IllegalArgumentException badUrl(String url, String mend) {
        return new IllegalArgumentException("has the url \"%s\"; %s.".formatted(url, mend));
    }
}
