/**
 * The control room: what operators see and do in a browser, at {@code /control}. Each thing that can be done here is a call of the API
 * beside it as well. Belongs here: what a page shows, and forms. Does not belong here: anything that is decided.
 *
 * <p>Who may look is known by the site's session cookie, which forms of other sites cannot use.
 */
package io.turnout.control.api.room;
