package io.turnout.gateway.compose;

import io.quarkus.arc.All;
import io.turnout.gateway.plan.CompositionRules;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every composition there is, and what they share. */
@Singleton
public class Compositions {
    private final Map<String, Composition> byName;
    private final Guards guards;
    private final Guards guardsAside;
    private final ComposeConfig config;
    private final Semaphore places;
    private final CompositeBuild builds = new CompositeBuild();

    Compositions(@All List<Composition> all, Guards guards, ComposeConfig config) {
        this.byName = all.stream().collect(Collectors.toMap(Composition::name, Function.identity()));
        this.guards = guards;
        this.guardsAside = new Guards(config, true);
        this.config = config;
        this.places = new Semaphore(config.concurrent());
    }

    /** What each asks of a plan, by capability name. */
    public Map<String, CompositionRules> rules() {
        return byName.values().stream().collect(Collectors.toMap(Composition::name, Composition::rules));
    }

    Composition named(String name) {
        return byName.get(name);
    }

    Guards guards() {
        return guards;
    }

    /** For calls that no client waits for. */
    Guards guardsAside() {
        return guardsAside;
    }

    /** Of what is composed for those who read from candidates. */
    CompositeBuild builds() {
        return builds;
    }

    ComposeConfig config() {
        return config;
    }

    /** One place for each answer that may be composed at the same time. */
    Semaphore places() {
        return places;
    }
}
