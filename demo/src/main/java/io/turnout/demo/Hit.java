package io.turnout.demo;

/**
 * A request, as who sent it saw it.
 *
 * @param atMillis since the demonstration began, when it was sent
 * @param what it was, such as {@code notes}
 * @param status 0 if there was no answer
 */
record Hit(long atMillis, String what, String subject, int status, long millis) {
    long endMillis() {
        return atMillis + millis;
    }

    boolean isFailed() {
        return status != 200;
    }
}
