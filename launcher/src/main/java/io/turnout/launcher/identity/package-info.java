/** The keys of a system of one's own, and the tokens that they sign; an external issuer has both itself. */
package io.turnout.launcher.identity;
