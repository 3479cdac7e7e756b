package io.turnout.checker.history;

/**
 * Two looks at one side's fence with a look at the other side's in between.
 *
 * @param dataset whose fence
 * @param openBefore whether the first side was open at the first look
 * @param turnBefore the first side's turn then; closing raises it
 * @param otherOpen whether the other side was open between the looks
 * @param openAfter whether the first side was open at the second look
 * @param turnAfter its turn then
 */
public record FenceSample(
        String dataset, boolean openBefore, long turnBefore, boolean otherOpen, boolean openAfter, long turnAfter) {
    /** Whether there was a moment at which both were certainly open: the first one has not been closed meanwhile. */
    public boolean bothOpen() {
        return openBefore && openAfter && turnBefore == turnAfter && otherOpen;
    }
}
