package io.turnout.kubernetes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that must be true of all that is applied together. */
enum Policy {
    SELECTORS_MATCH(Selectors::violations),
    NAMES_EXIST(References::violations),
    PORTS_ARE_NAMED(Ports::violations),
    LIMITS_ARE_SET(Limits::violations),
    IMAGES_ARE_PINNED(Images::violations),
    PROBES_DIFFER(Probes::violations),
    PODS_ARE_CONFINED(Confinement::violations),
    ROLLOUTS_LOSE_NOBODY(Rollouts::violations);

    private final Function<Manifests, Stream<String>> check;

    Policy(Function<Manifests, Stream<String>> check) {
        this.check = check;
    }

    /** A sentence for each thing that is wrong. */
    List<String> violations(Manifests manifests) {
        return check.apply(manifests).toList();
    }
}
