package io.turnout.benchmarks.flags;

/** What a flag's rule is like. */
enum Kind {
    /** Without a rule. */
    PLAIN("{}"),
    /** Half of the subjects. */
    FRACTIONAL("{\"fractional\": [[\"on\", 50], [\"off\", 50]]}"),
    /** Two facts of the context. */
    TARGETED("{\"if\": [{\"and\": [{\"ends_with\": [{\"var\": \"email\"}, \"@example.org\"]},"
            + " {\"in\": [{\"var\": \"country\"}, [\"de\", \"fr\"]]}]}, \"on\", \"off\"]}"),
    /** A range of versions. */
    VERSION("{\"if\": [{\"sem_ver\": [{\"var\": \"version\"}, \"^\", \"2.0.0\"]}, \"on\", \"off\"]}");

    private final String targeting;

    Kind(String targeting) {
        this.targeting = targeting;
    }

    /** In flagd's format. */
    String flag() {
        return "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"off\", \"targeting\": %s}"
                .formatted(targeting);
    }
}
