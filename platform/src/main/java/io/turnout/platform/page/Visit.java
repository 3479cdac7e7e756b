package io.turnout.platform.page;

import io.turnout.platform.identity.Caller;
import io.turnout.platform.session.Visitor;

/**
 * One look at a page.
 *
 * @param caller who is signed in; null if nobody is
 * @param visitor the same, as the page shows it
 * @param cookie to be set with the answer; null for none
 */
public record Visit(Caller caller, Visitor visitor, String cookie) {}
