package io.turnout.control.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * All that was answered in some slots.
 *
 * @param first the number of the first slot
 * @param last the number of the last one, which is over
 */
public record Seen(long first, long last, List<Cell> cells) {
    /** What one side answered of one capability in one slot. */
    public record Cell(long slot, String capability, boolean candidate, Answers answers) {}

    /**
     * Of some capabilities together.
     *
     * @param legacy whose legacy sides
     * @param candidates whose candidates
     */
    public Flow flow(Set<String> legacy, Set<String> candidates) {
        Map<Long, Both> bySlot = new HashMap<>();
        for (Cell cell : cells) {
            if ((cell.candidate ? candidates : legacy).contains(cell.capability)) {
                bySlot.merge(
                        cell.slot,
                        cell.candidate ? new Both(Answers.NONE, cell.answers) : new Both(cell.answers, Answers.NONE),
                        Both::plus);
            }
        }
        return new Flow(
                first,
                LongStream.rangeClosed(first, last)
                        .mapToObj(slot -> bySlot.getOrDefault(slot, Both.NONE))
                        .toList());
    }
}
