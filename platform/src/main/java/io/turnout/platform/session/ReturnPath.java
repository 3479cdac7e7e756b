package io.turnout.platform.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where on this site to go after signing in. */
public final class ReturnPath {
    /** One slash that no other slash follows, not even a backslash, which browsers take for one; ASCII that is seen. */
    private static final Pattern OF_THIS_SITE = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,2000}");

    private static final String HOME = "/";

    private ReturnPath() {}

    /** The wanted path if it can lead nowhere but to this site; else the home page. */
    public static String of(String wanted) {
        return wanted != null && OF_THIS_SITE.matcher(wanted).matches() ? wanted : HOME;
    }

    /** The link to the page that signs in and leads back. */
    public static String signInLink(String backTo) {
        return signInLink("/sign-in", backTo);
    }

    /** @param page that signs in */
    public static String signInLink(String page, String backTo) {
        String path = of(backTo);
        return path.equals(HOME) ? page : page + "?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
