package io.turnout.control.check;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What clients were told, and what must therefore be so. */
final class History {
    /** What a note must look like. */
    record Expected(String body, long version) {}

    /** Notes that exist, by id. */
    final Map<Long, Expected> notes = new ConcurrentHashMap<>();

    /** Acknowledged increments of the notes that all writers share, by id. */
    final Map<Long, AtomicLong> increments = new ConcurrentHashMap<>();

    /** Of every acknowledged write. */
    final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** Bodies that were refused and never tried again. */
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Bodies of which nobody knows whether they were written: at most once. */
    final Set<String> unknown = ConcurrentHashMap.newKeySet();

    final Queue<String> violations = new ConcurrentLinkedQueue<>();
    final AtomicLong writes = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();

    void violation(String what) {
        violations.add(what);
    }
}
