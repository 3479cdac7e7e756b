package io.turnout.launcher.identity;

import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A P-256 key pair that signs tokens: the public half as a key set (RFC 7517) that every part verifies with, the private half
 * in a file that only its owner can read.
 */
public final class Keys {
    /** Who issues the tokens, and for whom: the parts' defaults. */
    private static final String TURNOUT = "turnout";

    private static final String PUBLIC = "jwks.json";
    private static final String PRIVATE = "private-key.jwk";

    private final Path folder;
    private final PublicJsonWebKey key;

    private Keys(Path folder, PublicJsonWebKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** The keys in a folder, made if they are not there yet. */
    public static Keys in(Path folder) {
        try {
            if (!Files.exists(folder.resolve(PRIVATE))) {
                make(folder);
            }
            Keys keys = existing(folder);
            // written at each start, so that one that is lost or was edited is no lasting harm
            String set = new JsonWebKeySet(keys.key).toJson(OutputControlLevel.PUBLIC_ONLY);
            write(folder.resolve(PUBLIC), set, "rw-r--r--");
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The keys in " + folder + " cannot be made", e);
        }
    }

    /** The keys in a folder; refuses if there are none. */
    public static Keys existing(Path folder) {
        Path file = folder.resolve(PRIVATE);
        try {
            return new Keys(folder, PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file)));
        } catch (JoseException e) {
            throw new Refusal(file + " holds no key; remove it, and the next start makes a new one.");
        } catch (IOException e) {
            throw new Refusal("There are no keys in " + folder + ": ./turnout up makes those of its data folder,"
                    + " ./turnout images those of containers.");
        }
    }

    /** The file with the public keys. */
    public Path publicKeys() {
        return folder.resolve(PUBLIC);
    }

    /**
     * A signed token.
     *
     * @param subject who it is for, 1–255 characters
     * @param name what the person is called on pages; null if that is the subject
     * @param validity how long from now it is good
     */
    public String token(String subject, String name, Set<Role> roles, Duration validity) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(TURNOUT);
        claims.setAudience(TURNOUT);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds(validity.toSeconds());
        claims.setExpirationTime(end);
        claims.setGeneratedJwtId();
        claims.setStringListClaim(
                "groups", roles.stream().sorted().map(Role::toString).toList());
        if (name != null) {
            claims.setStringClaim("name", name);
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A key of ours can always sign", e);
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setUse("sig");
            // its own fingerprint (RFC 7638), so that no two keys share an id
            key.setKeyId(Base64Url.encode(key.calculateThumbprint("SHA-256")));
            Files.createDirectories(folder);
            write(folder.resolve(PRIVATE), key.toJson(OutputControlLevel.INCLUDE_PRIVATE), "rw-------");
        } catch (JoseException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    private static void write(Path file, String content, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(draft, content + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
