package io.turnout.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who read, each of whom waits for an answer and then a while before the next; and a crawler that follows every link. Where there
 * are several doors, what one does not answer is asked at another one, as by a load balancer.
 */
final class Visitors implements AutoCloseable {
    private static final int TALKS = 7;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** On the average. */
    private static final Duration TO_THINK = Duration.ofSeconds(1);

    private static final long WARM_MILLIS = 200;
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(200);
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");
    /** Each as often as the others. */
    private static final List<What> READ = List.of(
            new What("notes-read", "/api/talks/%d/notes"),
            new What("notes-read", "/api/notes/%d"),
            new What("talks-read", "/api/talks"),
            new What("talks-read", "/api/talks/%d"),
            new What("agenda", "/api/agenda?day=2019-03-04"),
            new What("agenda", "/api/agenda?day=2019-03-05"),
            new What("talk-with-notes", "/api/talks/%d?include=notes"),
            new What("talk-with-notes", "/api/talks/%d?include=notes"),
            new What("search", "/api/search?q=services"),
            new What("search", "/api/search?q=kubernetes"),
            new What("pages", "/"),
            new What("pages", "/talks/%d"));

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Queue<Hit> hits = new ConcurrentLinkedQueue<>();
    private final List<URI> doors;
    private final Clock clock;
    private final int readers;
    private final Duration coming;
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final List<Thread> reading = new ArrayList<>();
    private volatile boolean over;

    /** @param path with a talk's number in it, if it has one */
    private record What(String capability, String path) {}

    /** @param doors where the site is to be had */
    Visitors(List<URI> doors, Clock clock, Tempo tempo) {
        this.doors = List.copyOf(doors);
        this.clock = clock;
        this.readers = tempo.readers();
        this.coming = tempo.coming();
    }

    void start() {
        for (int i = 0; i < readers; i++) {
            String subject = "reader" + i;
            Duration comes = coming.multipliedBy(i).dividedBy(readers);
            reading.add(Thread.ofVirtual().name(subject).start(() -> read(subject, comes)));
        }
        reading.add(Thread.ofVirtual().name("crawler").start(() -> {
            while (!over) {
                crawl(BETWEEN_PAGES);
            }
        }));
    }

    /** All so far, in the order in which they ended. */
    List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** Waits at least so long, and until those who have come are answered as soon as they will be; not for ever. */
    void awaitWarm(Duration atLeast) throws InterruptedException {
        Thread.sleep(atLeast);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end && slowestOfMost() > WARM_MILLIS) {
            Thread.sleep(BETWEEN_PAGES);
        }
    }

    /** How long nine of ten took at most, in the last two seconds. */
    private long slowestOfMost() {
        long from = clock.millis() - 2_000;
        long[] recent = hits.stream()
                .filter(hit -> hit.atMillis() + hit.millis() >= from)
                .mapToLong(Hit::millis)
                .sorted()
                .toArray();
        return recent.length == 0 ? Long.MAX_VALUE : recent[recent.length * 9 / 10];
    }

    long total() {
        return total.get();
    }

    long failed() {
        return failed.get();
    }

    private void read(String subject, Duration comes) {
        LockSupport.parkNanos(comes.toNanos());
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (!over) {
            What what = READ.get(random.nextInt(READ.size()));
            get(what.capability(), what.path().formatted(1 + random.nextInt(TALKS)), subject);
            LockSupport.parkNanos(random.nextLong(2 * TO_THINK.toNanos()));
        }
    }

    /** The whole site once, from its first page on; gives how many pages there were. */
    int crawl() {
        return crawl(Duration.ZERO);
    }

    private int crawl(Duration betweenPages) {
        Set<String> seen = new HashSet<>(Set.of("/"));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty() && !over) {
            String body = get("pages", next.poll(), "crawler");
            Matcher link = LINK.matcher(body);
            while (link.find()) {
                String path = link.group(1).replace("&amp;", "&");
                if (isPage(path) && seen.add(path)) {
                    next.add(path);
                }
            }
            LockSupport.parkNanos(betweenPages.toNanos());
        }
        return seen.size();
    }

    /** Talks that people write and delete meanwhile are gone by the time a crawler comes to them. */
    private static boolean isPage(String path) {
        return path.equals("/")
                || path.startsWith("/agenda")
                || path.startsWith("/assets")
                || path.matches("/talks/[1-%d]".formatted(TALKS));
    }

    private String get(String what, String path, String subject) {
        long at = clock.millis();
        long start = System.nanoTime();
        int door = ThreadLocalRandom.current().nextInt(doors.size());
        Optional<HttpResponse<String>> response = Optional.empty();
        try {
            for (int i = 0; i < doors.size() && response.isEmpty(); i++) {
                response = ask(doors.get((door + i) % doors.size()).resolve(path), subject);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
        Hit hit = new Hit(
                at,
                what,
                subject,
                response.map(HttpResponse::statusCode).orElse(0),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        hits.add(hit);
        total.incrementAndGet();
        if (hit.isFailed()) {
            failed.incrementAndGet();
        }
        return response.map(HttpResponse::body).orElse("");
    }

    /** Nothing if there was no answer. */
    private Optional<HttpResponse<String>> ask(URI what, String subject) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(what)
                .timeout(LONGEST)
                .header("Cookie", "subject=" + subject)
                .build();
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Lets each end what it has asked for. */
    void stop() throws InterruptedException {
        over = true;
        reading.forEach(LockSupport::unpark);
        long end = System.nanoTime() + LONGEST.toNanos();
        for (Thread each : reading) {
            each.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
    }
}
