package io.turnout.demo;

import io.turnout.checker.history.History;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Row;
import io.turnout.checker.load.Load;
import io.turnout.checker.load.Recorder;
import io.turnout.checker.load.Sent;
import io.turnout.checker.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./turnout demo}: the whole migration, unattended, and a report. */
@Command(
        name = "demo",
        description = {
            "Takes the whole conference off its monolith while people use it: starts everything, ships a regression and a slow build",
            "that are found out on the way, moves data and reads and writes, stops the monolith, and reports. Ends with 0 if no",
            "request failed, no write was lost or done twice, and both builds were caught."
        },
        mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
    @Option(names = "--fast", description = "In fewer and shorter steps.")
    private boolean fast;

    @Option(names = "--exit", description = "End after the report; else the site stays up.")
    private boolean exit;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where report.json and report.html are written (default: target/demo of the project).")
    private Path report;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The gateway's port; the others follow (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--chaos",
            description =
                    "With two gateways; the control plane is killed every 20 seconds, and one of the gateways once.")
    private boolean chaos;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Demo())
                .setExecutionExceptionHandler(Demo::failed)
                .execute(args));
    }

    /** A state that it cannot go on from says itself what it is; all else is a mistake of ours. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
        if (e instanceof IllegalStateException) {
            System.err.println("turnout: " + e.getMessage());
        } else {
            e.printStackTrace();
        }
        return 1;
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("turnout.home", "."))
                .toAbsolutePath()
                .normalize();
        Path folder = Files.createTempDirectory("turnout-demo");
        Clock clock = new Clock();
        Teller teller = new Teller(
                System.out, System.console() != null && System.console().isTerminal(), clock);
        teller.say("Turnout starts; data and logs are in " + folder);
        Tempo tempo = fast ? Tempo.FAST : Tempo.CALM;
        boolean good;
        try (Site site = Site.start(home, folder, port, tempo, chaos)) {
            Runtime.getRuntime().addShutdownHook(new Thread(site::close));
            teller.say("Everything is up: " + site.gateway());
            Report done = perform(site, tempo, teller, clock, home);
            summarize(done);
            if (!exit) {
                System.out.println("The site is at " + site.gateway() + " — Ctrl-C stops it.");
                new CountDownLatch(1).await();
            }
            good = done.isGood();
        }
        if (good) {
            delete(folder);
        }
        return good ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Report perform(Site site, Tempo tempo, Teller teller, Clock clock, Path home)
            throws IOException, InterruptedException, SQLException {
        Recorder recorder = new Recorder();
        String prefix = "demo." + Long.toHexString(System.nanoTime()) + ".";
        Load.Doors doors =
                new Load.Doors(site.gateways(), Optional.empty(), subject -> site.token(subject, "attendee", "editor"));
        try (Visitors visitors = new Visitors(site.gateways(), clock, tempo);
                Sides sides = new Sides(site.managements(), clock);
                Chaos nemesis = new Chaos(site, teller);
                ControlPlane control = new ControlPlane(site.gateway(), site.token("demo", "operator"))) {
            Chronicle chronicle = new Chronicle(control, clock);
            Performance performance = new Performance(
                    site,
                    control,
                    chronicle,
                    visitors,
                    sides,
                    teller,
                    clock,
                    new Pulse(control, visitors, teller, clock));
            int pages;
            long stoppedAt;
            boolean stopped;
            Sent sent;
            try (Load load = Load.start(doors, prefix, clock.begun().toEpochMilli(), recorder, tempo.pace())) {
                sides.start();
                visitors.start();
                teller.say("Readers, writers and a crawler use the site: up to " + tempo.readers() + " reads a second");
                visitors.awaitWarm(tempo.settling());
                if (chaos) {
                    nemesis.start();
                }
                performance.migrate();
                site.stop(Site.MONOLITH, Site.MONOLITHS_DATABASE);
                stopped = !site.listens(Site.MONOLITH) && !site.listens(Site.MONOLITHS_DATABASE);
                stoppedAt = clock.millis();
                teller.say("The monolith and its database are stopped; the site goes on");
                pages = visitors.crawl();
                Thread.sleep(tempo.quiet());
                load.stop();
                sent = load.sent();
            }
            visitors.stop();
            nemesis.close();
            List<Hit> hits = visitors.hits();
            List<Hit> after =
                    hits.stream().filter(hit -> hit.atMillis() >= stoppedAt).toList();
            Verdict verdict = verdict(site, prefix, recorder.operations());
            Account account = new Account(hits, sent, chaos);
            Report done = new Report(
                    clock.millis() / 1000.0,
                    account.requests(),
                    account.failures(),
                    Account.writes(recorder.operations(), verdict),
                    chronicle.cutovers(),
                    performance.planted(),
                    performance.falseAlarms(),
                    stopped,
                    new Report.Afterwards(
                            pages,
                            after.size(),
                            after.stream().filter(Hit::isFailed).count()),
                    nemesis.killed(),
                    verdict.violations().stream().map(Account::sentence).toList());
            Path into = report == null ? home.resolve("target/demo") : report;
            done.write(
                    into, new HtmlReport(done, hits, sides.samples(), chronicle.comparisons(), teller.events()).text());
            teller.say("The report is " + into.resolve("report.html"));
            return done;
        }
    }

    /** What there is in the services is held against what was acknowledged. */
    private static Verdict verdict(Site site, String prefix, List<Operation> operations)
            throws IOException, SQLException {
        List<Row> rows = new ArrayList<>();
        for (String dataset : List.of("notes", "talks")) {
            rows.addAll(site.database(dataset).rows(dataset, prefix));
        }
        // the other side is stopped
        return Verdict.on(new History(operations, rows, rows, List.of()));
    }

    private static void summarize(Report done) {
        System.out.printf(
                "%,d requests, %d failed. %,d writes acknowledged, %d lost, %d duplicated. Pauses: %s.%n",
                done.requests().total(),
                done.requests().failed(),
                done.writes().acknowledged(),
                done.writes().lost(),
                done.writes().duplicated(),
                done.cutovers().stream()
                        .map(each -> each.dataset() + " " + each.pauseMs() + " ms")
                        .toList());
        done.killed().forEach((part, times) -> System.out.printf("%s was killed %d times.%n", part, times));
        done.plantedBuilds()
                .forEach(build -> System.out.printf(
                        "%s was caught in %s after %.1f s; %d readers got an answer of it.%n",
                        build.name(), build.caughtIn(), build.secondsToRollback(), build.exposedSubjects()));
        done.failures()
                .forEach(each ->
                        System.out.printf("Failed: %s, %s, %d times.%n", each.what(), each.said(), each.count()));
        done.violations().forEach(System.out::println);
        System.out.printf(
                "%s in %.0f s.%n", done.isGood() ? "Everything as promised" : "NOT as promised", done.seconds());
    }
}
