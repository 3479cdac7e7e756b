package io.turnout.gateway.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stands for a token, all of it, in a quarter of its bytes or less; and a dump of the memory holds no token. */
record TokenHash(long a, long b, long c, long d) {
    static TokenHash of(String token) {
        try {
            // no character of a token that was found valid can be taken for another one in this encoding
            byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new TokenHash(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
