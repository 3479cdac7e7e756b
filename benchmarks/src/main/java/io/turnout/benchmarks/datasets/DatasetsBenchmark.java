package io.turnout.benchmarks.datasets;

import io.turnout.benchmarks.Site;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies, compares and hands over the notes, all under writes, each beside what it is measured by. */
public final class DatasetsBenchmark {
    private static final String DATASET = "notes";
    private static final String TABLE = "notes";
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration FEED = Duration.ofMinutes(5);
    /** With the verification before every second one. */
    private static final Duration HANDOVER = Duration.ofSeconds(10);
    /** Fewer than would make everything late where the machine is at its limit. */
    private static final int AT_ONCE = 128;

    private static final int AT_ONCE_WARMING_UP = 16;
    /** Of what a busy machine can take; with more, every delay would pile up. */
    private static final double SUSTAINABLE = 0.6;
    /** Beside the writes through the gateway, enough for a 99th percentile. */
    private static final int PART_DIRECT = 10;

    private final Settings settings;
    private final Instant end;
    private final List<String> machine = new ArrayList<>();

    public DatasetsBenchmark(Path project, Map<String, Integer> options, Duration window) {
        this.settings = new Settings(
                project,
                options.get("--notes"),
                options.get("--talks"),
                options.get("--rate"),
                options.get("--rounds"),
                options.get("--handovers"),
                window,
                options.get("--port"));
        this.end = Instant.now().plus(Duration.ofMinutes(options.get("--minutes")));
    }

    public void run() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createDirectories(settings.project().resolve("benchmarks/target/datasets"));
        step("starting a Turnout; its data and logs are in " + folder);
        try (Site site = Site.start(settings.project(), folder, settings.port())) {
            step("generating %,d notes on %,d talks".formatted(settings.notes(), settings.talks()));
            site.run("generate", "--notes", "" + settings.notes(), "--talks", "" + settings.talks());
            try (Connection source = site.connect("monorail");
                    Connection target = site.connect("notes");
                    HttpClient http = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                new Table(settings, measure(site, source, target, http)).print();
            }
        }
    }

    private Figures measure(Site site, Connection source, Connection target, HttpClient http)
            throws IOException, InterruptedException, SQLException {
        String token = site.run("token", "--subject", "bench", "--role", "attendee,operator");
        Notes.Talks talks = new Notes.Talks(
                number(source, "select max(id) - %d from talks".formatted(settings.talks() - 1)),
                number(source, "select max(id) from talks"));
        Operator operator = new Operator(http, site.url("gateway"), token, DATASET);
        Notes through = new Notes(http, site.url("gateway"), token, talks);
        double rate = warmUp(through);
        try (OpenLoad load = OpenLoad.start(through, rate, AT_ONCE)) {
            Instant begun = Instant.now();
            List<CopyRound> rounds;
            Writes direct;
            Notes itself = new Notes(http, site.url("monorail"), token, talks);
            try (OpenLoad beside = OpenLoad.start(itself, rate / PART_DIRECT, AT_ONCE)) {
                awaitFeed(source, target);
                rounds = copy(operator, source, target);
                direct = beside.writes();
            }
            step("watching the lag for %d s".formatted(settings.window().toSeconds()));
            Thread.sleep(SETTLING);
            Lag lag = new Lag(source, target, TABLE);
            lag.watch(settings.window());
            Handovers handovers = new Handovers(operator, DATASET, source, target);
            step("handing over");
            handovers.run(2, end);
            Handover cold = handovers.all().getFirst();
            Handovers warm = new Handovers(operator, DATASET, source, target);
            warm.run(settings.handovers(), end);
            load.close();
            step("done");
            return new Figures(
                    rounds,
                    Stream.concat(handovers.verifications().stream(), warm.verifications().stream())
                            .toList(),
                    cold,
                    warm.all(),
                    lag,
                    load.writes().between(begun, Instant.MAX),
                    direct,
                    rate,
                    machine);
        }
    }

    /**
     * Until what often runs is compiled, by few clients at once: more would only make each other late while it is not.
     *
     * @return writes a second, as many as were asked for unless the machine cannot take that
     */
    private double warmUp(Notes notes) throws IOException, InterruptedException {
        step("warming up");
        try (OpenLoad load = OpenLoad.start(notes, settings.rate(), AT_ONCE_WARMING_UP)) {
            Thread.sleep(WARM_UP);
            load.forget();
            Instant from = Instant.now();
            Thread.sleep(WARM_UP.dividedBy(2));
            Instant to = Instant.now();
            boolean held = load.waiting() < settings.rate() / 2;
            double answered = load.answered(from, to);
            step("%.0f of %d writes a second are taken".formatted(answered, settings.rate()));
            load.forget();
            return held ? settings.rate() : Math.max(1, answered * SUSTAINABLE);
        }
    }

    /** What disturbs one copy disturbs its neighbour too, and who is first changes from round to round. */
    private List<CopyRound> copy(Operator operator, Connection source, Connection target)
            throws IOException, InterruptedException, SQLException {
        List<CopyRound> rounds = new ArrayList<>();
        PlainCopy plain = new PlainCopy(source, target, TABLE);
        for (int number = 1;
                rounds.size() < settings.rounds()
                        && (number == 1 || operator.state().equals("LEGACY"));
                number++) {
            step("copying, round %d of %d".formatted(number, settings.rounds()));
            Instant calm = Instant.now();
            Thread.sleep(settings.window());
            Instant calmEnd = Instant.now();
            boolean last = number == settings.rounds() || !timeFor(rounds);
            boolean plainFirst = last || number % 2 == 1;
            PlainCopy.Copied copied = plainFirst ? plain.run() : null;
            Thread.sleep(SETTLING);
            long rows = number(source, "select count(*) from " + TABLE);
            Done start = operator.run("start");
            if (!last) {
                operator.run("abort");
                Thread.sleep(SETTLING);
            }
            copied = plainFirst ? copied : plain.run();
            rounds.add(new CopyRound(calm, calmEnd, rows, start, copied));
            step("%,.0f rows a second by start, %,.0f by COPY"
                    .formatted(rounds.getLast().perSecond(), copied.perSecond()));
        }
        return rounds;
    }

    /** Whether two more rounds, of which the last begins what follows, and the handovers still fit in. */
    private boolean timeFor(List<CopyRound> rounds) {
        if (rounds.isEmpty()) {
            return true;
        }
        CopyRound one = rounds.getLast();
        Duration round = one.calmTime()
                .plus(one.start().time())
                .plus(Duration.between(one.plain().begun(), one.plain().ended()));
        Duration rest = round.multipliedBy(2).plus(HANDOVER.multipliedBy(settings.handovers()));
        return Instant.now().plus(rest).isBefore(end);
    }

    /** A talk that notes-service has not been told of would have to be asked for with the first note. */
    private static void awaitFeed(Connection source, Connection target) throws SQLException, InterruptedException {
        long last = number(source, "select max(position) from changes");
        long end = System.nanoTime() + FEED.toNanos();
        while (number(target, "select position from feed_cursor") < last && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    private void step(String what) throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        machine.add(load);
        System.out.printf("%tT  %s (load %s)%n", java.time.LocalTime.now(), what, load);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
