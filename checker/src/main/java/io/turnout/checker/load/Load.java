package io.turnout.checker.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Some subjects, each of which writes and reads at once, until they are stopped: through all gateways in turn, from one
 * request to the next, but for one that writes where the gateways cannot see it.
 */
public final class Load implements AutoCloseable {
    private static final int WRITERS = 2;
    private static final int EDITORS = 2;
    private static final int READERS = 2;
    /** Between two things that a client does, where much is to be written. */
    public static final Duration BUSY = Duration.ofMillis(15);

    private static final Duration TO_THE_END = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Sent sent = new Sent();
    private final List<Thread> threads = new ArrayList<>();
    private final Doors doors;
    private final String prefix;
    private final SplittableRandom random;
    private final Recorder recorder;
    private final Duration pace;
    private volatile boolean over;

    /**
     * Where clients may go.
     *
     * @param gateways all of them
     * @param beside a door past the gateways; none if all go through these
     * @param tokens gives a token that lets a subject write notes and talks
     */
    public record Doors(List<URI> gateways, Optional<Beside> beside, UnaryOperator<String> tokens) {}

    /**
     * A side that can be written directly.
     *
     * @param app its address
     */
    public record Beside(String side, URI app) {}

    private Load(Doors doors, String prefix, long seed, Recorder recorder, Duration pace) {
        this.pace = pace;
        this.doors = doors;
        this.prefix = prefix;
        this.random = new SplittableRandom(seed);
        this.recorder = recorder;
    }

    /**
     * Starts the clients.
     *
     * @param prefix of all names, unlike any other round's
     * @param pace between two things that a client does
     */
    public static Load start(Doors doors, String prefix, long seed, Recorder recorder, Duration pace)
            throws InterruptedException {
        Load load = new Load(doors, prefix, seed, recorder, pace);
        load.start();
        return load;
    }

    private void start() throws InterruptedException {
        Api chair = gateways("chair");
        long talk = Pen.throughGateways("chair", prefix + "chair", chair, new Notebook(), recorder, random.split())
                .createTalk()
                .orElseThrow(() -> new IllegalStateException("No talk can be created."))
                .id();
        for (int i = 0; i < WRITERS; i++) {
            Notebook notebook = new Notebook();
            String subject = "writer" + i;
            run(new Writer(pen(subject, notebook), notebook, talk, random.split()));
            read(subject, notebook, READERS);
        }
        for (int i = 0; i < EDITORS; i++) {
            Notebook notebook = new Notebook();
            String subject = "editor" + i;
            run(new Editor(pen(subject, notebook), notebook, random.split()));
            read(subject, notebook, 1);
        }
        doors.beside().ifPresent(beside -> write(beside, talk));
    }

    private void write(Beside beside, long talk) {
        Notebook notebook = new Notebook();
        Api app = new Api(http, List.of(beside.app()), doors.tokens().apply("direct"), sent);
        Pen direct = Pen.direct(
                "direct",
                prefix + "direct",
                beside.side(),
                app,
                gateways("direct"),
                notebook,
                recorder,
                random.split());
        run(new Writer(direct, notebook, talk, random.split()));
        read("direct", notebook, 1);
    }

    private Pen pen(String subject, Notebook notebook) {
        return Pen.throughGateways(subject, prefix + subject, gateways(subject), notebook, recorder, random.split());
    }

    private void read(String subject, Notebook notebook, int readers) {
        for (int i = 0; i < readers; i++) {
            run(new Reader(subject, gateways(subject), notebook, recorder, random.split()));
        }
    }

    private Api gateways(String subject) {
        return new Api(http, doors.gateways(), doors.tokens().apply(subject), sent);
    }

    private void run(Client client) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                while (!over) {
                    client.act();
                    Thread.sleep(pace);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** How its requests were answered. */
    public Sent sent() {
        return sent;
    }

    /** Lets each client end what it has begun. */
    public void stop() throws InterruptedException {
        over = true;
        long end = System.nanoTime() + TO_THE_END.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                throw new IllegalStateException("a client has not ended what it had begun");
            }
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        http.close();
    }
}
