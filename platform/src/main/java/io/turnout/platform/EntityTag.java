package io.turnout.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, section 8.8.3).
 *
 * <p>A tag names one sequence of bytes, so the same version sent with gzip has a tag of its own, with the suffix {@code
 * -gzip}; conditions understand both, because a client may read with the one and write with the other.
 *
 * @param value the opaque part, without quotes and without the suffix
 */
public record EntityTag(String value) {
    private static final String GZIP = "-gzip";
    /** An empty element is allowed and says nothing (RFC 9110, section 5.6.1). */
    private static final Pattern LISTED =
            Pattern.compile("\\G[\\s,]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(?:,[\\s,]*|$)");

    /** Tag of a row by its version counter. */
    public static EntityTag ofVersion(long version) {
        return new EntityTag("v" + version);
    }

    /** Tag of a composed body by its bytes. */
    public static EntityTag ofBytes(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    public static EntityTag ofBytes(String body) {
        return ofBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The header's value for a client that gets the body with gzip, or as it is. */
    public String header(boolean gzip) {
        return gzip ? '"' + value + GZIP + '"' : '"' + value + '"';
    }

    /**
     * Whether a write may go on: true without the header, with {@code *}, or when the tag is listed; a weak tag never
     * matches here.
     *
     * @throws ProblemException {@code invalid-header} if it is no list of entity tags
     */
    public boolean allowsWrite(String ifMatch) {
        return ifMatch == null || listed("If-Match", ifMatch, false);
    }

    /**
     * Whether the client's copy is still good and a read is answered with 304; false without the header.
     *
     * @throws ProblemException {@code invalid-header} if it is no list of entity tags
     */
    public boolean isKnownTo(String ifNoneMatch) {
        return ifNoneMatch != null && listed("If-None-Match", ifNoneMatch, true);
    }

    /**
     * Whether a body for this {@code Accept-Encoding} goes out with gzip. What compresses our answers is Netty's, which
     * reads the header in its own way ({@code x-gzip} is gzip, {@code GZIP} is not, and a client that takes another coding
     * need only name gzip), and a tag must not differ from it.
     */
    public static boolean gzipAccepted(String acceptEncoding) {
        double gzip = -1;
        double deflate = -1;
        double other = -1;
        double any = -1;
        for (String offer : acceptEncoding == null ? new String[0] : acceptEncoding.split(",")) {
            double quality = quality(offer);
            if (offer.contains("*")) {
                any = quality;
            } else if (offer.contains("gzip")) {
                gzip = Math.max(gzip, quality);
            } else if (offer.contains("deflate")) {
                deflate = Math.max(deflate, quality);
            } else if (offer.contains("br") || offer.contains("zstd") || offer.contains("snappy")) {
                other = Math.max(other, quality);
            }
        }
        boolean takesCodings = gzip > 0 || deflate > 0 || other > 0;
        return gzip == -1 ? any > 0 : takesCodings && gzip >= deflate;
    }

    private static double quality(String offer) {
        int equals = offer.indexOf('=');
        try {
            return equals < 0 ? 1 : Float.parseFloat(offer.substring(equals + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private boolean listed(String header, String list, boolean weakToo) {
        if (list.strip().equals("*")) {
            return true;
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = LISTED.matcher(list);
        int end = 0;
        while (end < list.length() && matcher.find()) {
            end = matcher.end();
            if (weakToo || matcher.group(1) == null) {
                tags.add(matcher.group(2));
            }
        }
        if (end < list.length() || list.isBlank()) {
            throw ProblemType.INVALID_HEADER.because(
                    header + " must be \"*\" or a list of quoted entity tags, such as \"v3\".");
        }
        return tags.contains(value) || tags.contains(value + GZIP);
    }
}
