package io.turnout.control.api.room.signin;

/**
 * What the page for signing in shows.
 *
 * @param returnTo a path of this site
 * @param error what is wrong with what was sent, as sentences; null if nothing is
 */
public record SignInPage(String returnTo, String error) {}
