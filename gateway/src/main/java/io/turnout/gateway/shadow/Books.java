package io.turnout.gateway.shadow;

import io.turnout.gateway.documents.ApiCoverage;
import io.turnout.gateway.documents.PersonalData;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The books of all capabilities that are sampled. A run that is over is closed with its last page. */
final class Books {
    private final Map<String, Entry> byCapability = new ConcurrentHashMap<>();
    private final Queue<Book> closed = new ConcurrentLinkedQueue<>();
    private final ShadowConfig config;
    private final ShadowMeters meters;
    private final PersonalData declared = PersonalData.ofThisApi();
    private final ApiCoverage described = ApiCoverage.ofThisApi();

    private record Entry(Share share, Capability capability, Book book) {
        /** Another share of the subjects changes nothing of what is counted. */
        boolean isFor(Share now, Capability current) {
            return share.run() == now.run() && share.rules().equals(now.rules()) && capability.equals(current);
        }
    }

    Books(ShadowConfig config, ShadowMeters meters) {
        this.config = config;
        this.meters = meters;
    }

    /** Another capability than before, as by its rules, begins another book of the run: what was counted stays counted. */
    Book of(Share share, Capability capability, Plan plan) {
        Entry entry = byCapability.get(share.capability());
        if (entry == null || !entry.isFor(share, capability)) {
            entry = byCapability.compute(share.capability(), (name, now) -> current(now, share, capability, plan));
        }
        return entry.book;
    }

    private Entry current(Entry now, Share share, Capability capability, Plan plan) {
        if (now != null && now.isFor(share, capability)) {
            return now;
        }
        if (now != null) {
            closed.add(now.book);
        }
        return new Entry(
                share,
                capability,
                new Book(
                        share,
                        share.with(capability.rules()),
                        described.of(capability, plan.capabilities()),
                        Redaction.of(declared, capability.personal()),
                        config,
                        meters.of(share.capability())));
    }

    /** What was counted since the pages before. */
    List<Page> turn() {
        List<Page> pages = new ArrayList<>();
        Book last;
        while ((last = closed.poll()) != null) {
            pages.addAll(last.turn());
        }
        byCapability.values().forEach(entry -> pages.addAll(entry.book.turn()));
        return pages;
    }
}
