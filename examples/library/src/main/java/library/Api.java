package library;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers requests with JSON, each on a virtual thread and in a transaction of its own. */
final class Api {
    private final Database database;
    private final Map<Pattern, Work> routes = new LinkedHashMap<>();

    Api(Database database) {
        this.database = database;
        // what keeps connections open for longer than the gateway does never ends one that is just about to be used
        System.setProperty("sun.net.httpserver.idleInterval", "60");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What is done for a request, in its transaction. */
    interface Work {
        Answer answer(Request request, Connection connection) throws SQLException;
    }

    /**
     * A request.
     *
     * @param id of the path; null if it has none
     * @param query as it came; null if there is none
     * @param key so that the request is done once; null if there is none
     */
    record Request(Long id, String query, String body, String key) {}

    /**
     * What a client gets.
     *
     * @param location of what was made; null if nothing was
     */
    record Answer(int status, String json, String location) {
        static Answer found(String json) {
            return json == null
                    ? new Answer(404, "{\"error\":\"There is no such thing.\"}", null)
                    : new Answer(200, json, null);
        }

        static Answer refused(int status, String why) {
            return new Answer(status, "{\"error\":\"" + why + "\"}", null);
        }
    }

    /** @param route such as {@code GET /books/{id}} */
    Api route(String route, Work work) {
        routes.put(Pattern.compile(route.replace("{id}", "(\\d{1,18})")), work);
        return this;
    }

    HttpServer serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.json() == null ? new byte[0] : answer.json().getBytes(StandardCharsets.UTF_8);
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return database.transaction(connection -> {
                String fences =
                        Fences.look(connection, exchange.getRequestHeaders().getFirst(Fences.ASKED));
                if (fences != null) {
                    exchange.getResponseHeaders().set(Fences.ANSWERED, fences);
                }
                return work(exchange, body, connection);
            });
        } catch (SQLException e) {
            return refusal(exchange, e);
        }
    }

    private Answer work(HttpExchange exchange, String body, Connection connection) throws SQLException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/internal/fence")) {
            return new Answer(204, null, null);
        }
        for (Map.Entry<Pattern, Work> route : routes.entrySet()) {
            Matcher matcher = route.getKey().matcher(exchange.getRequestMethod() + " " + path);
            if (matcher.matches()) {
                Long id = matcher.groupCount() == 0 ? null : Long.valueOf(matcher.group(1));
                String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                return route.getValue()
                        .answer(new Request(id, exchange.getRequestURI().getQuery(), body, key), connection);
            }
        }
        return Answer.found(null);
    }

    private static Answer refusal(HttpExchange exchange, SQLException e) {
        if (Fences.hasRefused(e)) {
            exchange.getResponseHeaders().set(Fences.REFUSED, "?1");
            exchange.getResponseHeaders().set("Retry-After", "1");
            return Answer.refused(503, "The data is moving. Nothing was changed; try again in a second.");
        }
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("22") || state.equals("23502")) {
            return Answer.refused(400, "The request cannot be understood.");
        }
        System.err.println(e);
        return Answer.refused(503, "The database cannot be used.");
    }
}
