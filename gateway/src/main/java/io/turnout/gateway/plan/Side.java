package io.turnout.gateway.plan;

/** Who answers a capability. */
public sealed interface Side {
    /** An upstream, to which requests are passed through. */
    record Passing(Upstream upstream) implements Side {
        @Override
        public String label() {
            return upstream.name();
        }
    }

    /** The gateway itself, by the composition that has the capability's name. */
    record Composing(String composition) implements Side {
        @Override
        public String label() {
            return COMPOSE;
        }
    }

    /** What a plan writes for {@link Composing}. */
    String COMPOSE = "compose";

    /** As the plan writes it. */
    String label();
}
