package io.turnout.checker.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A whole Turnout of the checker's own, started by the launcher as a person would start it, with a second gateway and a
 * second control plane beside. All parts reach each other through links.
 */
public final class Site implements AutoCloseable {
    /** In the order of their ports, from the gateway's on. */
    private static final List<String> PARTS = List.of(
            "gateway",
            "monorail",
            "talks-service",
            "notes-service",
            "gateway-management",
            "monorail-db",
            "talks-db",
            "notes-db",
            "control-plane",
            "control-db");

    private static final List<String> SECONDS = List.of(
            "gateway" + Seconds.SECOND, "gateway-management" + Seconds.SECOND, "control-plane" + Seconds.SECOND);
    private static final List<String> WITH_HEALTH = List.of(
            "monorail",
            "talks-service",
            "notes-service",
            "control-plane",
            "gateway-management",
            "control-plane" + Seconds.SECOND,
            "gateway-management" + Seconds.SECOND);

    private final Path home;
    private final Path folder;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, Kept> seconds = new ConcurrentHashMap<>();
    private final Links links;
    private final Up up;
    private final Patience patience;
    private final Thread hook = new Thread(this::end);

    private Site(Path home, Path folder, int port) throws IOException {
        this.home = home;
        this.folder = folder;
        for (int i = 0; i < PARTS.size(); i++) {
            ports.put(PARTS.get(i), port + i);
        }
        for (int i = 0; i < SECONDS.size(); i++) {
            ports.put(SECONDS.get(i), port + PARTS.size() + i);
        }
        this.links = new Links(ports, port + PARTS.size() + SECONDS.size());
        Runtime.getRuntime().addShutdownHook(hook);
        this.up = up();
        this.patience = new Patience(up::said);
    }

    /**
     * Starts everything and waits until it is up.
     *
     * @param home the project's folder, built
     * @param folder for data and logs
     * @param port the gateway's; the other parts, and the links between them, have those that follow
     */
    public static Site start(Path home, Path folder, int port) throws IOException, InterruptedException {
        Site site = new Site(home, folder, port);
        try {
            site.patience.await("up", site.up::isDone);
            site.startSeconds();
            site.awaitReady();
            return site;
        } catch (RuntimeException | IOException | InterruptedException e) {
            site.close();
            throw e;
        }
    }

    private Up up() throws IOException {
        Path plan = folder.resolve("turnout.yaml");
        Wiring wiring = new Wiring(links);
        wiring.plan(home.resolve("turnout.yaml"), plan, "");
        Map<String, Integer> launched = new TreeMap<>(ports);
        launched.keySet().retainAll(PARTS);
        return new Up(home, folder, launched, plan, wiring.configuration(folder.resolve("links")));
    }

    private void startSeconds() throws IOException {
        Path plan = folder.resolve("turnout" + Seconds.SECOND + ".yaml");
        Wiring wiring = new Wiring(links);
        wiring.plan(home.resolve("turnout.yaml"), plan, Seconds.SECOND);
        Seconds second = new Seconds(home, folder, ports, plan);
        seconds.put("gateway" + Seconds.SECOND, second.gateway());
        seconds.put(
                "control-plane" + Seconds.SECOND,
                second.controlPlane(wiring.jdbc("control-plane" + Seconds.SECOND, "control")));
    }

    public List<URI> gateways() {
        return List.of(address("gateway"), address("gateway" + Seconds.SECOND));
    }

    /** An app's own address, beside the gateways. */
    public URI address(String part) {
        return URI.create("http://127.0.0.1:" + ports.get(part));
    }

    public List<Link> links() {
        return links.all();
    }

    /** A token that lets a subject do what these roles may. */
    public String token(String subject, String... roles) {
        try {
            return new Tokens(folder.resolve("data/identity/private-key.jwk")).of(subject, roles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of an owner, such as {@code notes}; not through a link. */
    public Side database(String owner) {
        try {
            String password = Files.readString(folder.resolve("data/secrets").resolve(owner));
            String url = "jdbc:postgresql://127.0.0.1:" + ports.get(owner + "-db") + "/" + owner;
            return new Side(owner, url, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a part, if it runs just now. */
    public Optional<ProcessHandle> process(String part) {
        return seconds.containsKey(part) ? seconds.get(part).process() : up.process(part);
    }

    /** Waits until every part says that it is ready, whatever was done to it. */
    public void awaitReady() throws InterruptedException {
        for (String part : WITH_HEALTH) {
            patience.awaitAnswer(part + " ready", address(part).resolve("/q/health/ready"));
        }
        for (URI gateway : gateways()) {
            for (String path : List.of("/api/agenda", "/api/talks", "/api/talks/1/notes")) {
                patience.awaitAnswer(path + " answered by " + gateway, gateway.resolve(path));
            }
        }
    }

    @Override
    public void close() {
        patience.close();
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Also where the checker itself is told to stop. */
    private void end() {
        seconds.values().forEach(Kept::close);
        if (up != null) {
            up.close();
        }
        links.close();
    }
}
