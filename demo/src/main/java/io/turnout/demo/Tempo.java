package io.turnout.demo;

import java.time.Duration;

/**
 * How fast a demonstration goes on.
 *
 * @param readers requests of readers a second
 * @param pace between two things that one who writes does
 * @param rollout how candidates come to be read, as a plan has it
 */
record Tempo(int readers, Duration pace, String rollout) {
    /** Slow enough to be looked at. */
    static final Tempo CALM = new Tempo(90, Duration.ofMillis(500), """
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

    static final Tempo FAST = new Tempo(100, Duration.ofMillis(600), """
            rollout:
              compare: 60
              differences: 10
              warmUp: 2s
              failures: 10
              slowdown: 12
              tail: 75
              minimum: 30
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
