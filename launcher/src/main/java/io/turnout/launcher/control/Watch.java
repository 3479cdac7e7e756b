package io.turnout.launcher.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows an operation to its end. Events bring the news at once; where they do not come, the journal is asked now and then,
 * so a stream that ends, or that something on the way holds back, costs a second and no more.
 */
public final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ControlApi api;
    private final Ticker ticker;
    private final String dataset;
    private final String location;
    private final BlockingQueue<EventStream.Event> events = new LinkedBlockingQueue<>();
    private volatile long last;
    private long turn = -1;
    private String outcome;
    private String reason;

    public Watch(ControlApi api, Ticker ticker, String dataset, String location) {
        this.api = api;
        this.ticker = ticker;
        this.dataset = dataset;
        this.location = location;
    }

    /**
     * How an operation ended.
     *
     * @param name such as {@code DONE} or {@code UNDONE}
     * @param reason why it was not done; null if it was
     */
    public record End(String name, String reason) {
        public boolean isDone() {
            return name.equals("DONE");
        }
    }

    /** Follows it; tells of everything on the way. */
    public End follow() throws InterruptedException {
        Thread listener = null;
        long answered = System.nanoTime();
        try {
            while (outcome == null) {
                try {
                    EventStream.Event event =
                            events.poll(listener == null ? 0 : LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    if (event == null) {
                        look();
                    } else {
                        take(event);
                    }
                    answered = System.nanoTime();
                    if (listener == null) {
                        listener = Thread.ofVirtual().start(this::listen);
                    }
                } catch (IOException e) {
                    if (System.nanoTime() - answered > PATIENCE.toNanos()) {
                        throw new Refusal("The control plane has given no answer for " + PATIENCE.toMinutes()
                                + " minutes; what it has begun, it will finish or undo when it is back.");
                    }
                    ticker.progress("the control plane gives no answer (" + ControlClient.word(e) + "); asking again");
                    Thread.sleep(LOOK);
                }
            }
        } finally {
            ticker.clear();
            if (listener != null) {
                listener.interrupt();
            }
        }
        return new End(
                outcome,
                outcome.equals("DONE") ? null : outcome.equals("SUPERSEDED") ? "an abort took its place" : reason);
    }

    private void look() throws IOException, InterruptedException {
        for (JsonNode entry : api.look(location).path("entries")) {
            take(Entry.of(entry));
        }
        if (outcome == null) {
            ticker.progress(new Look(api.look(ControlApi.path(dataset))).progress());
        }
    }

    private void take(EventStream.Event event) throws JsonProcessingException {
        JsonNode json = ControlClient.JSON.readTree(event.data());
        switch (event.name()) {
            case "journal" -> take(Entry.of(json));
            case "dataset" -> {
                Look look = new Look(json);
                if (look.name().equals(dataset)) {
                    ticker.progress(look.progress());
                }
            }
            // a newer control plane may tell of more
            default -> {}
        }
    }

    /** Each once, whichever way it comes; the first one is of the operation that was asked for. */
    private void take(Entry entry) {
        if (turn < 0) {
            turn = entry.turn();
        }
        if (entry.id() <= last || entry.turn() != turn || !entry.dataset().equals(dataset)) {
            return;
        }
        last = entry.id();
        reason = entry.reason().orElse(reason);
        if (entry.kind() == Entry.Kind.SETTLED) {
            outcome = entry.subject();
        } else {
            ticker.event(entry.line());
        }
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (InputStream stream = api.events(last)) {
                EventStream.read(stream, events::add);
            } catch (IOException e) {
                // the journal is asked meanwhile
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
