package io.turnout.demo;

import java.time.Duration;

/**
 * How fast a demonstration goes on.
 *
 * @param readers requests of readers a second
 * @param coming how long it takes until all readers have come: a site that has just been started is cold
 * @param settling how long it is waited at least, and until readers are answered well, before anything is asked for
 * @param pace between two things that one who writes does
 * @param quiet how long the site is left alone once its monolith is gone
 * @param gateways configuration of theirs
 * @param rollout how candidates come to be read, as a plan has it
 */
record Tempo(
        int readers,
        Duration coming,
        Duration settling,
        Duration pace,
        Duration quiet,
        String gateways,
        String rollout) {
    /** Notes that come late still come. */
    private static final String PATIENT = """
            turnout.compose.side-dish=4s
            """;

    /** Slow enough to be looked at. */
    static final Tempo CALM = new Tempo(
            90,
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            PATIENT,
            """
            rollout:
              compare: 60
              differences: 6
              warmUp: 3s
              failures: 6
              slowdown: 10
              tail: 75
              minimum: 40
              steps:
                - { percent: 30, hold: 2s }
                - { percent: 60, hold: 2s }
                - { percent: 100, hold: 2s }

            migration:
              hold: 10s

            """);

    static final Tempo FAST = new Tempo(
            130,
            Duration.ofSeconds(7),
            Duration.ofSeconds(3),
            Duration.ofMillis(600),
            Duration.ofSeconds(2),
            PATIENT + """
            turnout.shadow.at-once=16
            turnout.shadow.places=32
            turnout.shadow.connections=48
            turnout.shadow.report=250ms
            turnout.canary.report=500ms
            """,
            """
            rollout:
              compare: 50
              differences: 20
              warmUp: 200ms
              failures: 20
              slowdown: 12
              tail: 50
              minimum: 20
              steps:
                - { percent: 50, hold: 500ms }
                - { percent: 100, hold: 500ms }

            migration:
              hold: 2s

            """);

    /** @param original the project's plan, which has a rollout of its own */
    String plan(String original) {
        String plan = original.replaceAll("(?ms)^rollout:.*?(?=^capabilities:)", rollout);
        if (plan.equals(original)) {
            throw new IllegalStateException("the plan has no rollout that could be made faster");
        }
        return plan;
    }
}
