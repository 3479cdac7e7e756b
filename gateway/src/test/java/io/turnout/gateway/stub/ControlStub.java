package io.turnout.gateway.stub;

import static io.turnout.gateway.stub.StubUpstream.respond;

import io.turnout.gateway.stub.StubUpstream.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A control plane that tests set: {@code PUT /stub/shares} with what is to be compared, {@code PUT /stub/lag} with how the
 * other side is (quiet, caught-up or behind) and after how many milliseconds that is known, {@code PUT /stub/refuse/reports}, and so on, with how many of these it is to
 * fail to take, or, as a negative number, to refuse;
 * {@code PUT /stub/canaries} with who reads from candidates, {@code PUT /stub/behind} with how many milliseconds these are behind, or null;
 * {@code GET /stub/caught-up} tells how often it was asked whether they have caught up, {@code GET /stub/reports} tells what it was told, a report a line, {@code GET /stub/trials} what it was
 * told of both sides, {@code GET /stub/traffic} what of the traffic; {@code PUT /stub/flags} with a document of flags, {@code GET /stub/evaluations} tells what it was told of them, {@code GET /stub/sightings} what of experiments; {@code DELETE /stub} forgets it.
 */
final class ControlStub implements StubUpstream.Behaviour {
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final List<String> trials = new CopyOnWriteArrayList<>();
    private final List<String> traffic = new CopyOnWriteArrayList<>();
    private final AtomicInteger caughtUp = new AtomicInteger();
    private String shares = "[]";
    private final List<String> evaluations = new CopyOnWriteArrayList<>();
    private final List<String> sightings = new CopyOnWriteArrayList<>();
    private String canaries = "[]";
    private String flags = "{\"flags\": {}}";
    private String behind = "null";
    private long version;
    private String lag = "quiet 0";
    /** By what is told. */
    private final Map<String, Integer> refusing = new HashMap<>();

    @Override
    public boolean answer(Received request, OutputStream out, Socket socket) throws IOException, InterruptedException {
        String length = request.header("Content-Length");
        byte[] bytes = request.body().readNBytes(length == null ? 0 : Integer.parseInt(length));
        String body = new String(bytes, StandardCharsets.UTF_8);
        return switch (request.path()) {
            case "/internal/shadow" -> changed(request, out, "shares");
            case "/internal/canaries" -> changed(request, out, "canaries");
            case "/internal/flags" -> changed(request, out, "document");
            case "/internal/experiments/sightings" -> report("sightings", sightings, body, out);
            case "/stub/sightings" -> respond(out, 200, "", String.join("\n", sightings));
            case "/internal/flags/evaluations" -> report("evaluations", evaluations, body, out);
            case "/stub/evaluations" -> respond(out, 200, "", String.join("\n", evaluations));
            case "/internal/canaries/behind" -> respond(out, 200, "", "{\"behindMillis\":" + behind() + "}");
            case "/internal/shadow/lag" -> lag(out);
            case "/internal/canaries/caught-up" -> {
                caughtUp.incrementAndGet();
                yield lag(out);
            }
            case "/stub/caught-up" -> respond(out, 200, "", "" + caughtUp.get());
            case "/internal/shadow/reports" -> report("reports", reports, body, out);
            case "/internal/trials" -> report("trials", trials, body, out);
            case "/internal/traffic" -> report("traffic", traffic, body, out);
            case "/stub/traffic" -> respond(out, 200, "", String.join("\n", traffic));
            case "/stub/trials" -> respond(out, 200, "", String.join("\n", trials));
            case "/stub/reports" -> respond(out, 200, "", String.join("\n", reports));
            default -> set(request, body, out);
        };
    }

    private synchronized boolean set(Received request, String body, OutputStream out) throws IOException {
        switch (request.path()) {
            case "/stub/shares" -> {
                shares = body;
                version++;
                notifyAll();
            }
            case "/stub/canaries" -> {
                canaries = body;
                version++;
                notifyAll();
            }
            case "/stub/flags" -> {
                flags = body;
                version++;
                notifyAll();
            }
            case "/stub/behind" -> behind = body;
            case "/stub/lag" -> lag = body;
            case "/stub/refuse/reports", "/stub/refuse/trials", "/stub/refuse/sightings", "/stub/refuse/traffic" ->
                refusing.put(request.path().substring("/stub/refuse/".length()), Integer.parseInt(body));
            default -> {
                reports.clear();
                trials.clear();
                traffic.clear();
                sightings.clear();
                caughtUp.set(0);
            }
        }
        return respond(out, 200, "", "");
    }

    private synchronized String behind() {
        return behind;
    }

    private synchronized boolean changed(Received request, OutputStream out, String what)
            throws IOException, InterruptedException {
        String[] query = request.target().split("[?&=]");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(query[4]));
        while (query[2].equals("v" + version) && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return query[2].equals("v" + version)
                ? respond(out, 204, "", "")
                : respond(out, 200, "", "{\"version\":\"v%d\",\"%s\":%s}".formatted(version, what, set(what)));
    }

    private String set(String what) {
        return switch (what) {
            case "shares" -> shares;
            case "canaries" -> canaries;
            default -> flags;
        };
    }

    private boolean lag(OutputStream out) throws IOException, InterruptedException {
        String[] known;
        synchronized (this) {
            known = lag.split(" ");
        }
        Thread.sleep(Long.parseLong(known[1]));
        return respond(
                out,
                200,
                "",
                "{\"caughtUp\":%b,\"quietMillis\":%d}"
                        .formatted(!known[0].equals("behind"), known[0].equals("quiet") ? 60_000 : 0));
    }

    private synchronized boolean report(String what, List<String> book, String body, OutputStream out)
            throws IOException {
        book.add(body);
        int left = refusing.getOrDefault(what, 0);
        if (left != 0) {
            refusing.put(what, left - Integer.signum(left));
            return respond(out, left > 0 ? 500 : 413, "", "{}");
        }
        return respond(out, 204, "", "");
    }
}
