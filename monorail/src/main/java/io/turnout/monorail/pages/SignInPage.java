package io.turnout.monorail.pages;

/**
 * What the template for signing in shows.
 *
 * @param returnTo a path of this site
 * @param error what is wrong with the token that was sent, as sentences; null if nothing is
 */
record SignInPage(String returnTo, String error) {}
