package io.turnout.control.plan;

/**
 * What is wrong with a plan, and how to mend it.
 *
 * @param line from 1
 * @param message a sentence
 */
public record PlanError(int line, String message) {
    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
