package io.turnout.launcher.identity;

import java.util.Map;

/** An issuer of the operator's own: what is signed here is refused where its keys are known instead of ours. */
public final class ForeignIssuer {
    /** The variable that names its key set. */
    public static final String KEY_SET = "MP_JWT_VERIFY_PUBLICKEY_LOCATION";

    /** The variable with a token of its making. */
    public static final String TOKEN = "TURNOUT_TOKEN";

    private ForeignIssuer() {}

    /** Whether an environment names the keys of somebody else. */
    public static boolean isNamedBy(Map<String, String> environment) {
        return !environment.getOrDefault(KEY_SET, "").isBlank();
    }

    /** What to say after a refusal of that status; empty if it cannot be about who signed. */
    public static String hint(int status) {
        return status == 401
                ? " If it takes the tokens of another issuer, give one of those, by --token or " + TOKEN + "."
                : "";
    }
}
