package io.turnout.platform.session;

import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.Role;

/**
 * Who looks at a page, as the page shows it.
 *
 * @param name null if nobody is signed in
 * @param attendee whether they may write notes
 * @param signIn the link to sign in and come back
 */
public record Visitor(String name, boolean attendee, String signIn) {
    /**
     * @param caller null if nobody is signed in
     * @param here path and query of the page, to come back to
     */
    public static Visitor of(Caller caller, String here) {
        String link = ReturnPath.signInLink(here);
        return caller == null
                ? new Visitor(null, false, link)
                : new Visitor(caller.displayName(), caller.is(Role.ATTENDEE), link);
    }
}
