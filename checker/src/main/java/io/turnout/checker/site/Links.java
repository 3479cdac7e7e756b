package io.turnout.checker.site;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links between all parts that talk to each other. */
final class Links implements AutoCloseable {
    /** The servers follow each other under one address each, whoever follows. */
    static final String FOLLOWERS = "replication";

    private static final List<String> MOVED = List.of("monorail-db", "talks-db", "notes-db");

    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Integer> ports;
    private int next;

    /**
     * Opens them all.
     *
     * @param ports where each part listens
     * @param first port of the links
     */
    Links(Map<String, Integer> ports, int first) throws IOException {
        this.ports = ports;
        this.next = first;
        for (String which : List.of("", Seconds.SECOND)) {
            for (String app : List.of("monorail", "talks-service", "notes-service")) {
                add("gateway" + which, app);
            }
            add("gateway" + which, "control-plane" + which);
            MOVED.forEach(database -> add("control-plane" + which, database));
            add("control-plane" + which, "control-db");
        }
        add("monorail", "monorail-db");
        add("talks-service", "talks-db");
        add("notes-service", "notes-db");
        add("notes-service", "talks-service");
        add("notes-service", "monorail");
        MOVED.forEach(database -> add(FOLLOWERS, database));
    }

    private void add(String from, String to) {
        String name = from + " > " + to;
        try {
            links.put(name, new Link(name, next++, ports.get(to)));
        } catch (IOException e) {
            close();
            throw new IllegalStateException("Port " + (next - 1) + " cannot be listened on.", e);
        }
    }

    int port(String from, String to) {
        return links.get(from + " > " + to).port();
    }

    List<Link> all() {
        return List.copyOf(links.values());
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
    }
}
