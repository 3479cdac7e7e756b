package io.turnout.platform;

/** How a request's body is coded: not at all, because nothing here would undo it. */
public final class ContentCoding {
    private ContentCoding() {}

    /**
     * Lets bodies through that are sent as they are.
     *
     * @param contentEncoding the header's value, null if it is not there
     * @throws ProblemException {@code unsupported-media-type}
     */
    public static void requireNone(String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.strip().equalsIgnoreCase("identity")) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as it is, without a Content-Encoding.");
        }
    }
}
