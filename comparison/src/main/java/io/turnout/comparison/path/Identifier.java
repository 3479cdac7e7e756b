package io.turnout.comparison.path;

import java.util.regex.Pattern;

/** Keys that name one thing rather than a field: numbers and dates, UUIDs, long hexadecimal or base64 text. */
final class Identifier {
    private static final Pattern NUMBER_OR_DATE = Pattern.compile("-?\\d[\\d.:TZ+-]*");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern HEX = Pattern.compile("\\p{XDigit}{16,}");
    // names are long too, but hardly ever with digits, small and capital letters all in one
    private static final Pattern BASE64 = Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_-]{20,}={0,2}");

    private Identifier() {}

    static boolean looksLikeOne(String key) {
        return NUMBER_OR_DATE.matcher(key).matches()
                || UUID.matcher(key).matches()
                || HEX.matcher(key).matches()
                || BASE64.matcher(key).matches();
    }
}
