package io.turnout.gateway.pages;

/**
 * Signing in as its template sees it.
 *
 * @param returnTo a path of this site
 * @param error what is wrong with the token that was sent, as sentences; null if nothing is
 */
public record SignInPage(String returnTo, String error) {}
