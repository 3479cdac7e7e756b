package io.turnout.control.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;

/** Services that say something of themselves, each below a path; one that is not here says nothing. */
final class StubServices implements AutoCloseable {
    private final HttpServer server;

    StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        says("/cared-for", about("cared-for-service", LocalDate.now().minusDays(10)));
        says(
                "/forgotten",
                "{\"name\": \"forgotten-service\", \"metadata\": {\"owner\": \"<b>somebody</b>\","
                        + " \"reviewed\": \"2020-02-29\"}}");
        says("/gateway", about("gateway", LocalDate.now()));
        server.start();
    }

    String url(String service) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + service;
    }

    private static String about(String name, LocalDate reviewed) {
        return """
                {"name": "%s", "build": "0123abcd", "changedAt": "2026-11-29T17:00:00Z", "startedAt": "2026-11-30T08:00:00Z", "metadata": {"owner": "us", "tier": "2",
                 "runbook": "docs/runbooks/control-plane.md", "slo": "99 %% of requests below 500", "dependsOn": ["a-db", "b"],
                 "reviewed": "%s"}}""".formatted(name, reviewed);
    }

    private void says(String service, String about) {
        server.createContext(service + "/internal/about", exchange -> {
            byte[] body = about.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
