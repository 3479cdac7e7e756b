package io.turnout.gateway.stub;

import static io.turnout.gateway.stub.StubUpstream.respond;

import io.turnout.gateway.stub.StubUpstream.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service whose answers tests set: {@code PUT /stub/answers?/path} with a status and a body answers that path from
 * then on, with the headers that {@code Stub-Headers} lists between bars; what is asked for as a rehearsal is answered with what
 * is set for {@code rehearsal:/path}. {@code DELETE /stub/answers} forgets everything, {@code GET /stub/requests} tells what was asked. Status 0 is
 * a connection that closes, 1 is silence, 2 what a server answers that is being shut down, 3 closes every other connection, 4 is an
 * answer that breaks off.
 */
final class ServiceStub implements StubUpstream.Behaviour {
    private record Canned(int status, String headers, String body) {}

    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final AtomicInteger everyOther = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Override
    public boolean answer(Received request, OutputStream out, Socket socket) throws IOException {
        String body = new String(
                request.body()
                        .readNBytes(
                                request.header("Content-Length") == null
                                        ? 0
                                        : Integer.parseInt(request.header("Content-Length"))),
                StandardCharsets.UTF_8);
        if (request.path().startsWith("/stub/")) {
            return control(request, body, out);
        }
        String key = request.header("Idempotency-Key");
        String authorization = request.header("Authorization");
        String rehearsal = request.header("Turnout-Rehearsal");
        requests.add(request.method() + " " + request.target() + (body.isEmpty() ? "" : " " + body)
                + (key == null ? "" : " key=" + key)
                + (rehearsal == null ? "" : " rehearsal=" + rehearsal)
                + (authorization == null ? "" : " authorization=" + authorization));
        String asked = rehearsal == null ? "" : "rehearsal:";
        Canned canned = answers.getOrDefault(
                asked + request.target(),
                answers.getOrDefault(asked + request.path(), new Canned(404, "", "{\"status\":404}")));
        return switch (canned.status) {
            case 0 -> false;
            case 1 -> request.body().read() >= 0;
            case 2 -> respond(out, 503, "Connection: close\r\n", "") && false;
            case 4 -> breakOff(out);
            case 3 -> everyOther.getAndIncrement() % 2 != 0 && ok(canned, out);
            default ->
                respond(
                        out,
                        canned.status,
                        "Content-Type: application/json;charset=UTF-8\r\n" + canned.headers,
                        canned.body);
        };
    }

    private static boolean ok(Canned canned, OutputStream out) throws IOException {
        return respond(out, 200, "Content-Type: application/json;charset=UTF-8\r\n" + canned.headers, canned.body);
    }

    private static boolean breakOff(OutputStream out) throws IOException {
        StubUpstream.write(out, "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        return false;
    }

    private boolean control(Received request, String body, OutputStream out) throws IOException {
        switch (request.method()) {
            case "PUT" -> {
                String[] parts = body.split(" ", 2);
                String headers = request.header("Stub-Headers");
                answers.put(
                        request.target().split("\\?", 2)[1],
                        new Canned(
                                Integer.parseInt(parts[0]),
                                headers == null ? "" : headers.replace("|", "\r\n") + "\r\n",
                                parts[1]));
            }
            case "DELETE" -> {
                answers.clear();
                requests.clear();
            }
            default -> {
                return respond(out, 200, "", String.join("\n", requests));
            }
        }
        return respond(out, 200, "", "");
    }
}
