package io.turnout.platform.session;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie that tells one browser from another, so that it sees the same tomorrow and after its reader has signed in. There is nothing in
 * it but chance, and it is set only where somebody sees what others do not.
 */
public final class VisitorCookie {
    private static final String NAME = "turnout-visitor";
    private static final Pattern IN_HEADER = Pattern.compile("(?:^|;)\\s*" + NAME + "=([A-Za-z0-9-]{1,64})\\s*(?:;|$)");
    private static final long YEAR = 365L * 24 * 3600;

    private VisitorCookie() {}

    /**
     * Who has sent it; null if there is none.
     *
     * @param cookies the values of all {@code Cookie} headers
     */
    public static String in(List<String> cookies) {
        for (String header : cookies) {
            String visitor = in(header);
            if (visitor != null) {
                return visitor;
            }
        }
        return null;
    }

    /**
     * The same of one header.
     *
     * @param cookies null if there is none
     */
    public static String in(String cookies) {
        // nearly always there is nothing to look for
        if (cookies == null || !cookies.contains(NAME)) {
            return null;
        }
        Matcher matcher = IN_HEADER.matcher(cookies);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Somebody new. */
    public static String drawn() {
        return UUID.randomUUID().toString();
    }

    /**
     * The {@code Set-Cookie} that keeps it for a year.
     *
     * @param scheme that the request came by
     */
    public static String keeping(String visitor, String scheme) {
        String secure = "https".equalsIgnoreCase(scheme) ? "; Secure" : "";
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s".formatted(NAME, visitor, YEAR, secure);
    }
}
