package io.turnout.checker.nemesis;

import java.time.Duration;

/** One thing that goes wrong; each is over by itself. */
public sealed interface Fault {
    /** What is done to whom, without how long. */
    String what();

    /** For how long; zero if it is over at once. */
    default Duration time() {
        return Duration.ZERO;
    }

    /** For people. */
    default String told() {
        return time().isZero() ? what() : what() + " for " + time().toMillis() + " ms";
    }

    /** A process ends at once, without a last word: {@code SIGKILL}. Its launcher starts it again. */
    record Kill(String part) implements Fault {
        @Override
        public String what() {
            return "kill " + part;
        }
    }

    /** A process stands still, and goes on as if no time had passed: {@code SIGSTOP}, {@code SIGCONT}. */
    record Pause(String part, Duration time) implements Fault {
        @Override
        public String what() {
            return "pause " + part;
        }
    }

    /** A process is asked to end, as at an update: {@code SIGTERM}. Its launcher starts it again. */
    record Restart(String part) implements Fault {
        @Override
        public String what() {
            return "restart " + part;
        }
    }

    /** All connections of a link are reset, and new ones refused. */
    record Cut(String link, Duration time) implements Fault {
        @Override
        public String what() {
            return "cut " + link;
        }
    }

    /** The connections of a link stay, and nothing arrives. */
    record Stall(String link, Duration time) implements Fault {
        @Override
        public String what() {
            return "stall " + link;
        }
    }
}
