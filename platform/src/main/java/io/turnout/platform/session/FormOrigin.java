package io.turnout.platform.session;

import java.util.List;
import java.util.Locale;

/**
 * Whether a form was sent from this site's own pages, as browsers tell. No script of another site can change what they
 * say, and what says nothing is no browser of our time, and has no cookie that another site could use.
 *
 * @param fetchSite {@code Sec-Fetch-Site}; null if it was not sent
 * @param origins the values of all {@code Origin} headers
 * @param scheme that the request came by
 * @param host that the client asked for, with the port if it is not the scheme's; null if it named none
 */
public record FormOrigin(String fetchSite, List<String> origins, String scheme, String host) {
    public boolean isForeign() {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return true;
        }
        return origins.stream().anyMatch(origin -> !isOwn(origin));
    }

    private boolean isOwn(String origin) {
        return host != null && normal(origin).equals(normal(scheme + "://" + host));
    }

    /** Without a port that goes without saying. */
    private static String normal(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") && lower.endsWith(":80")) {
            return lower.substring(0, lower.length() - 3);
        }
        return lower.startsWith("https://") && lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    }
}
