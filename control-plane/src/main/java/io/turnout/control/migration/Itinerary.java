package io.turnout.control.migration;

import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a migration takes along, in the order in which it does: data is ready before its reads, all reads have come before any writes
 * move, and what is put together from several datasets, as pages are, is read last.
 *
 * @param ready datasets that have to be the same on both sides
 * @param read capabilities that come to be read from their candidates
 * @param moved those of the datasets that come to be written there
 * @param carried capabilities whose answers are made of the data that moves
 */
public record Itinerary(List<String> ready, List<String> read, List<String> moved, List<String> carried) {
    public Itinerary {
        ready = List.copyOf(ready);
        read = List.copyOf(read);
        moved = List.copyOf(moved);
        carried = List.copyOf(carried);
    }

    /**
     * As far as a stage. Data that moves takes all with it that is carried by it, asked for or not: the candidate answers that too, from
     * then on, so it is judged before.
     *
     * @param capabilities those that are asked for, in the plan; all of them if it is empty
     */
    public static Itinerary of(DatasetPlan plan, Stage to, Collection<String> capabilities) {
        Collection<String> asked = capabilities.isEmpty() ? plan.capabilities().keySet() : capabilities;
        Set<String> moved = to.compareTo(Stage.CANDIDATE) >= 0 ? moved(plan, asked) : Set.of();
        Set<String> carried = new LinkedHashSet<>();
        moved.forEach(name -> plan.dataset(name).ifPresent(dataset -> carried.addAll(dataset.capabilities())));
        Set<String> touched = new LinkedHashSet<>(asked);
        touched.addAll(carried);
        List<String> read = plan.capabilities().keySet().stream()
                .filter(touched::contains)
                .filter(name -> plan.capabilities().get(name).readable()
                        && !plan.capabilities().get(name).switched())
                .sorted(Comparator.comparingInt(plan::turn))
                .toList();
        return new Itinerary(inOrder(plan, ready(plan, read, asked)), read, inOrder(plan, moved), List.copyOf(carried));
    }

    /** Without the data that has moved already: it was not this migration that has moved it, so it will not take it back. */
    public Itinerary without(Predicate<String> hasMoved) {
        return new Itinerary(
                ready, read, moved.stream().filter(hasMoved.negate()).toList(), carried);
    }

    /** Whether it goes nowhere. */
    public boolean leadsNowhere() {
        return ready.isEmpty() && read.isEmpty();
    }

    /** Those that carry what is asked for, and those that have to move before them. */
    private static Set<String> moved(DatasetPlan plan, Collection<String> asked) {
        Set<String> moved = new LinkedHashSet<>();
        asked.forEach(capability -> plan.carrying(capability).forEach(dataset -> add(plan, dataset, moved)));
        return moved;
    }

    private static void add(DatasetPlan plan, Dataset dataset, Set<String> moved) {
        if (moved.add(dataset.name())) {
            dataset.after().forEach(before -> plan.dataset(before).ifPresent(other -> add(plan, other, moved)));
        }
    }

    /** What is read, and what is only written and moves, comes from them. */
    private static Set<String> ready(DatasetPlan plan, Collection<String> read, Collection<String> asked) {
        Set<String> ready = new LinkedHashSet<>();
        new ArrayList<>(List.of(read, asked))
                .forEach(names ->
                        names.forEach(name -> plan.carrying(name).forEach(dataset -> ready.add(dataset.name()))));
        return ready;
    }

    /** A plan names what has to move first above what moves after it. */
    private static List<String> inOrder(DatasetPlan plan, Set<String> names) {
        return plan.datasets().stream()
                .map(Dataset::name)
                .filter(names::contains)
                .toList();
    }
}
