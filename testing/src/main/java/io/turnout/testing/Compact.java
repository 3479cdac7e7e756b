package io.turnout.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens put together by hand, for what no library would make. */
final class Compact {
    private Compact() {}

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The good token's payload below another header, with that signature. */
    static String with(String header, String good, byte[] signature) {
        return input(header, good) + "." + base64(signature);
    }

    /** The good token's payload below another header, authenticated with a shared secret. */
    static String hs256(String header, String good, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return with(header, good, mac.doFinal(input(header, good).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** The good token's payload below another header, signed by an algorithm of the JDK's. */
    static String signed(String header, String good, String algorithm, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input(header, good).getBytes(StandardCharsets.US_ASCII));
            return with(header, good, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot sign with " + algorithm, e);
        }
    }

    private static String input(String header, String good) {
        return base64(header) + "." + good.split("\\.")[1];
    }
}
