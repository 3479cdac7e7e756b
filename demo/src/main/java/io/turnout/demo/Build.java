package io.turnout.demo;

/**
 * A build of the notes service.
 *
 * @param flaw what the service is told to do wrong; null for nothing
 */
record Build(String name, String flaw) {
    /** Notes lose all but their first letters. */
    static final Build SHORTENED = new Build("notes-1.1-shortened", "shortened");
    /** Notes are whole again, and each read takes two seconds more. */
    static final Build SLOW = new Build("notes-1.2-slow", "slow");
    /** Right, and as fast as before. */
    static final Build MENDED = new Build("notes-1.3", null);
    /** How much later the slow one answers. */
    static final long DELAY_MILLIS = 2_000;

    String configuration() {
        return "config_ordinal=900\nturnout.build=%s\n%s"
                .formatted(name, flaw == null ? "" : "turnout.planted=" + flaw + "\n");
    }
}
