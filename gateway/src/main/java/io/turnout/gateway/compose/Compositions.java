package io.turnout.gateway.compose;

import io.turnout.gateway.plan.CompositionRules;
import jakarta.inject.Singleton;
import java.util.Map;

/** Every composition there is, by capability name. */
@Singleton
public class Compositions {
    public Map<String, CompositionRules> rules() {
        return Map.of();
    }
}
