package io.turnout.checker.load;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Takes down the operations of all clients of one round, on one clock. */
public final class Recorder {
    private final AtomicLong ids = new AtomicLong();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** An operation that has begun. */
    Begun begin(String subject, Action action, String item, String payload, String door) {
        return new Begun(subject, action, item, payload, door, System.nanoTime());
    }

    /** All operations so far, in the order in which they ended. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** An operation under way; it is recorded once its client knows how it went, or gives up. */
    final class Begun {
        private final String subject;
        private final Action action;
        private final String item;
        private final String payload;
        private final String door;
        private final long start;

        private Begun(String subject, Action action, String item, String payload, String door, long start) {
            this.subject = subject;
            this.action = action;
            this.item = item;
            this.payload = payload;
            this.door = door;
            this.start = start;
        }

        void end(Result result, long version, String said) {
            end(result, payload, version, said);
        }

        void end(Result result, String payload, long version, String said) {
            operations.add(new Operation(
                    ids.incrementAndGet(),
                    subject,
                    action,
                    item,
                    payload,
                    version,
                    start,
                    System.nanoTime(),
                    result,
                    said,
                    door));
        }
    }
}
