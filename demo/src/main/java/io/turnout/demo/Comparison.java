package io.turnout.demo;

/**
 * What comparing a capability's answers came to, from one beginning to the next.
 *
 * @param build of the side that was compared; null if it did not say
 * @param verdict {@code PASS}, {@code FAIL} or {@code INSUFFICIENT_TRAFFIC}
 * @param changed of the compared requests, those that would have got another answer
 */
record Comparison(
        String capability, String build, String verdict, long compared, long changed, long fromMillis, long toMillis) {}
