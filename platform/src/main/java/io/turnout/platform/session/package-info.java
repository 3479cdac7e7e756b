/**
 * Signing in on the site's pages, the same wherever they are rendered: the cookie that keeps a token, whether a form comes
 * from this site, and where to go afterwards. Values in, values out; no server is known here.
 */
package io.turnout.platform.session;
