package io.turnout.platform.session;

/**
 * What somebody has typed to sign in.
 *
 * @param token nothing is known about it yet
 * @param returnTo a path of this site
 */
public record SignInForm(String token, String returnTo) {
    /** What is said of a token that may well be valid, but that browsers would drop. */
    public static final String TOO_LONG = "The token is too long for a cookie. Get one that says less.";

    private static final String SCHEME = "Bearer ";

    /** @param token as it was pasted, with the name of its scheme or without */
    public static SignInForm of(String token, String returnTo) {
        String text = token.strip();
        boolean named = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return new SignInForm(named ? text.substring(SCHEME.length()).strip() : text, ReturnPath.of(returnTo));
    }
}
