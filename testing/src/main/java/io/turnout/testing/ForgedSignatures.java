package io.turnout.testing;

import static io.turnout.testing.Forged.token;
import static io.turnout.testing.ForgedTokens.mallory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Tokens that are not, or not rightly, signed by the issuer. */
final class ForgedSignatures {
    private static final String ES256 = "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}";

    private ForgedSignatures() {}

    static Stream<Forged> unsigned() {
        String good = mallory().build();
        String signature = good.substring(good.lastIndexOf('.') + 1);
        Stream<Forged> spellings = Stream.of("none", "None", "NONE", "nOnE", "", " none")
                .map(alg -> token(
                        "alg \"" + alg + "\"",
                        Compact.with("{\"alg\":\"%s\",\"kid\":\"ec-1\"}".formatted(alg), good, new byte[0])));
        return Stream.concat(
                spellings,
                Stream.of(
                        token("alg none and no kid", Compact.with("{\"alg\":\"none\"}", good, new byte[0])),
                        token("no alg", Compact.with("{\"kid\":\"ec-1\"}", good, new byte[0])),
                        token(
                                "alg none below a good signature",
                                Compact.with("{\"alg\":\"none\",\"kid\":\"ec-1\"}", good, decoded(signature)))));
    }

    /** What a verifier falls for that takes its public key for a shared secret. */
    static Stream<Forged> keyedWithThePublicKey() {
        return Stream.of(Issuer.ec(), Issuer.rsa()).flatMap(key -> {
            String header = "{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(key.getKeyId());
            byte[] der = key.getPublicKey().getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
            String jwk = key.toJson(OutputControlLevel.PUBLIC_ONLY);
            return Stream.of(
                    keyed(header, key, "DER", der),
                    keyed(header, key, "PEM", ascii(pem)),
                    keyed(header, key, "PEM with a last newline", ascii(pem + "\n")),
                    keyed(header, key, "JWK", ascii(jwk)),
                    keyed(header, key, "key set", ascii(keySet())),
                    keyed("{\"alg\":\"HS256\"}", key, "DER, and no kid,", der));
        });
    }

    static Stream<Forged> ofOtherKeys() {
        EllipticCurveJsonWebKey other = Issuer.foreign();
        Map<String, Object> jwk = other.toParams(OutputControlLevel.PUBLIC_ONLY);
        return Stream.of(
                token(
                        "another key under the right kid",
                        mallory().signedWith(other.getPrivateKey()).build()),
                token("another key under another kid", foreign(other, "ec-2")),
                token("another key and no kid", foreign(other, null)),
                token("another key and an empty kid", foreign(other, "")),
                token(
                        "the right key under another kid",
                        mallory().header("kid", "ec-2").build()),
                token(
                        "the right key under the other key's kid",
                        mallory().header("kid", "rsa-1").build()),
                token("kid leads to a file", foreign(other, "../../../../../dev/null")),
                token("kid leads into a database", foreign(other, "x' union select 'secret")),
                token("its own key in jwk", of(other, "jwk", jwk)),
                token(
                        "its own key in jwk, right kid",
                        mallory()
                                .header("jwk", jwk)
                                .signedWith(other.getPrivateKey())
                                .build()),
                token("its own key set in jku", of(other, "jku", "http://127.0.0.1:9/jwks.json")),
                token("its own certificate in x5u", of(other, "x5u", "http://127.0.0.1:9/cert.pem")),
                token("its own certificate in x5c", of(other, "x5c", List.of(certificate()))));
    }

    static Stream<Forged> ofTheRightKeyMadeOdd() {
        String good = mallory().build();
        BigInteger order = Issuer.ec().getECPublicKey().getParams().getOrder();
        byte[] n = HexFormat.of().parseHex(order.toString(16));
        byte[] rAndS = new byte[64];
        System.arraycopy(n, 0, rAndS, 0, 32);
        System.arraycopy(n, 0, rAndS, 32, 32);
        return Stream.of(
                token(
                        "ES256 with a DER signature",
                        Compact.signed(
                                ES256, good, "SHA256withECDSA", Issuer.ec().getPrivateKey())),
                token("a signature of zeros", Compact.with(ES256, good, new byte[64])),
                token("a DER signature of zeros", Compact.with(ES256, good, new byte[] {48, 6, 2, 1, 0, 2, 1, 0})),
                token("a signature of the curve's order", Compact.with(ES256, good, rAndS)),
                token("one byte for a signature", Compact.with(ES256, good, new byte[1])),
                token("RS512", mallory().signedBy("RS512", Issuer.rsa()).build()),
                token("PS256", mallory().signedBy("PS256", Issuer.rsa()).build()),
                token(
                        "RS256 under the EC key's kid",
                        mallory().rs256().header("kid", "ec-1").build()),
                token(
                        "a crit that nobody knows",
                        mallory()
                                .header("crit", List.of("https://example.com/level"))
                                .header("https://example.com/level", 9)
                                .build()),
                token(
                        "a crit without what it names",
                        mallory().header("crit", List.of("exp")).build()),
                token(
                        "b64 false",
                        mallory()
                                .header("b64", false)
                                .header("crit", List.of("b64"))
                                .build()));
    }

    static Stream<Forged> encrypted() {
        String nested = encrypted(mallory().build(), "JWT");
        String claims =
                encrypted("{\"iss\":\"turnout\",\"aud\":\"turnout\",\"sub\":\"mallory\",\"exp\":9999999999}", null);
        return Stream.of(token("a good token in a JWE", nested), token("claims in a JWE", claims));
    }

    private static String encrypted(String payload, String contentType) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(Issuer.rsa().getKeyId());
        jwe.setKey(Issuer.rsa().getPublicKey());
        jwe.setPayload(payload);
        if (contentType != null) {
            jwe.setContentTypeHeaderValue(contentType);
        }
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token cannot be encrypted", e);
        }
    }

    private static Forged keyed(String header, PublicJsonWebKey key, String what, byte[] secret) {
        return token(
                "HS256 with the %s of the public %s key".formatted(what, key.getKeyType()),
                Compact.hs256(header, mallory().build(), secret));
    }

    private static String foreign(EllipticCurveJsonWebKey key, String kid) {
        return mallory().header("kid", kid).signedWith(key.getPrivateKey()).build();
    }

    /** Without a kid, so that nothing but the key in its header could verify it. */
    private static String of(EllipticCurveJsonWebKey key, String field, Object value) {
        return mallory()
                .header("kid", null)
                .header(field, value)
                .signedWith(key.getPrivateKey())
                .build();
    }

    /** Not a certificate that anybody could read; whoever tries to has been led on already. */
    private static String certificate() {
        return Base64.getEncoder()
                .encodeToString(Issuer.foreign().getPublicKey().getEncoded());
    }

    private static String keySet() {
        try {
            return Files.readString(Issuer.jwks());
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer's public keys cannot be read", e);
        }
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
