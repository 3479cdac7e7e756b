package io.turnout.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that looks like one of the real apps from outside: ready, counts POSTs in its database, ends on SIGTERM. One
 * without a database hands POSTs to the monolith, as the gateway does.
 */
public final class FakeApp {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private FakeApp() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> env = System.getenv();
        Path jar = Path.of(FakeApp.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.exists(jar.resolveSibling("broken"))) {
            System.out.println("This app is broken");
            System.exit(7);
        }
        String url = env.get("QUARKUS_DATASOURCE_JDBC_URL");
        if (url != null) {
            try (Connection connection = connect(env);
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists posts (path text)");
            }
        }
        serve(Integer.parseInt(env.get("QUARKUS_HTTP_PORT")));
        if (env.containsKey("QUARKUS_MANAGEMENT_PORT")) {
            serve(Integer.parseInt(env.get("QUARKUS_MANAGEMENT_PORT")));
        }
        System.out.println("Fake app is ready");
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", FakeApp::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try {
            if (!System.getenv().containsKey("QUARKUS_DATASOURCE_JDBC_URL") && isPost(exchange)) {
                handOn(exchange, sent);
                return;
            }
            boolean post = isPost(exchange);
            String path = exchange.getRequestURI().getPath();
            if (post) {
                exchange.getResponseHeaders().set("Location", path + "/" + CREATED.incrementAndGet());
            }
            byte[] body = (post ? insert(path) : path.equals("/posts") ? "" + count() : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(post ? 201 : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException e) {
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    private static boolean isPost(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST");
    }

    private static void handOn(HttpExchange exchange, byte[] body) throws IOException {
        URL monolith = URI.create(System.getenv("MONORAIL_URL"))
                .resolve(exchange.getRequestURI())
                .toURL();
        HttpURLConnection connection = (HttpURLConnection) monolith.openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(body);
        int status = connection.getResponseCode();
        if (connection.getHeaderField("Location") != null) {
            exchange.getResponseHeaders().set("Location", connection.getHeaderField("Location"));
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private static String insert(String path) throws SQLException {
        try (Connection connection = connect(System.getenv());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into posts values ('" + path + "')");
            return "{}";
        }
    }

    private static int count() throws SQLException {
        try (Connection connection = connect(System.getenv());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from posts")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(Map<String, String> env) throws SQLException {
        return DriverManager.getConnection(
                env.get("QUARKUS_DATASOURCE_JDBC_URL"),
                env.get("QUARKUS_DATASOURCE_USERNAME"),
                env.get("QUARKUS_DATASOURCE_PASSWORD"));
    }
}
