package io.turnout.control.fence;

/**
 * A transaction that has written, or is about to.
 *
 * @param transaction what PostgreSQL calls it; never used twice while the server runs
 * @param pid 0 for a prepared transaction
 * @param application as the client calls itself
 * @param millis since it began
 */
public record InFlight(String transaction, long pid, String application, long millis) {
    @Override
    public String toString() {
        return pid == 0
                ? "prepared transaction " + transaction
                : "process %d (%s), for %d ms".formatted(pid, application, millis);
    }
}
