package io.turnout.control.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code upstreams:}, as far as it must be known whom to ask. What is wrong with them is the gateway's to say. */
final class UpstreamReader {
    private final UnaryOperator<String> environment;

    UpstreamReader(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    List<Upstream> read(Node node) {
        List<Upstream> upstreams = new ArrayList<>();
        new Section("\"upstreams\"", node, new ArrayList<>())
                .values()
                .forEach((name, value) -> upstreams.add(new Upstream(name, url(value))));
        return upstreams;
    }

    private String url(Node node) {
        Section upstream = new Section("an upstream", node, new ArrayList<>());
        String url = upstream.has("url") ? upstream.text("url", "http://host:port") : null;
        try {
            return url == null ? null : Words.interpolate(url, environment);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
