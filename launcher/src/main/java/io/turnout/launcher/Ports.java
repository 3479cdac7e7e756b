package io.turnout.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which port each part listens on, and the gateway's second one for health and metrics; all on this machine only. */
public final class Ports {
    static final String MANAGEMENT = "gateway-management";
    static final int DEFAULT_MANAGEMENT = 8089;
    static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /**
     * The default ports with some of them changed.
     *
     * @param gateway the gateway's port
     * @param others ports by name, as given with {@code --port-of}
     */
    Ports(int gateway, Map<String, Integer> others) {
        for (Part part : Part.values()) {
            ports.put(part.label(), part.defaultPort());
        }
        ports.put(MANAGEMENT, DEFAULT_MANAGEMENT);
        ports.put(Part.GATEWAY.label(), gateway);
        others.forEach((name, port) -> {
            if (!ports.containsKey(name)) {
                throw new Refusal(
                        "There is no port called '" + name + "'; there are " + String.join(", ", ports.keySet()) + ".");
            }
            ports.put(name, port);
        });
        refuseImpossible();
    }

    public int of(Part part) {
        return ports.get(part.label());
    }

    int management() {
        return ports.get(MANAGEMENT);
    }

    /** The port on which the part says whether it is ready; for the gateway that is not the one it serves on. */
    int health(Part part) {
        return part == Part.GATEWAY ? management() : of(part);
    }

    /** Refuses if somebody else listens on a port of one of these parts, or if this user may not. */
    void refuseTaken(List<Part> parts) {
        for (Part part : parts) {
            refuseTaken(part.label());
            if (part == Part.GATEWAY) {
                refuseTaken(MANAGEMENT);
            }
        }
    }

    private void refuseTaken(String name) {
        int port = ports.get(name);
        bindFailure(port).ifPresent(failure -> {
            throw refusal(name, port, failure);
        });
    }

    static Refusal refusal(String name, int port, IOException failure) {
        String option = name.equals(Part.GATEWAY.label()) ? "--port " : "--port-of " + name + "=";
        String meant = "Port " + port + ", meant for " + name + ", ";
        String other = "choose another with " + option + freePort() + ".";
        return "Permission denied".equals(failure.getMessage())
                ? new Refusal(meant + "cannot be listened on by this user; " + other)
                : new Refusal(meant + "is taken by another process; free it or " + other);
    }

    private void refuseImpossible() {
        Map<Integer, String> seen = new TreeMap<>();
        ports.forEach((name, port) -> {
            if (port < 1 || port > 65535) {
                throw new Refusal("Port " + port + " of " + name + " is not between 1 and 65535.");
            }
            String other = seen.put(port, name);
            if (other != null) {
                throw new Refusal("Port " + port + " is given to both " + other + " and " + name
                        + "; set another with --port-of " + name + "=…");
            }
        });
    }

    private static Optional<IOException> bindFailure(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Otherwise connections of an earlier run that still wait for their end would count as a listener.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Others for all, none of which anybody listens on just now. Held until all are chosen: the system gives one twice if it is let go. */
    static Ports free() throws IOException {
        Ports usual = new Ports(Part.GATEWAY.defaultPort(), Map.of());
        Map<String, Integer> free = new HashMap<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (String name : usual.ports.keySet()) {
                held.add(new ServerSocket(0, 1, HOST));
                free.put(name, held.getLast().getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return new Ports(free.get(Part.GATEWAY.label()), free);
    }

    /** One that nobody listens on just now. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, HOST)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 18080;
        }
    }
}
