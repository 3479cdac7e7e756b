package io.turnout.gateway.shadow;

import io.turnout.comparison.rule.Rules;
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

    private record Entry(long run, Rules rules, Book book) {}

    Books(ShadowConfig config, ShadowMeters meters) {
        this.config = config;
        this.meters = meters;
    }

    /** Other rules than before begin a new book of the same run: what was counted by the ones before stays counted. */
    Book of(Share share, Rules rules) {
        Entry entry = byCapability.get(share.capability());
        if (entry == null || entry.run != share.run() || !entry.rules.equals(rules)) {
            entry = byCapability.compute(share.capability(), (name, now) -> current(now, share, rules));
        }
        return entry.book;
    }

    private Entry current(Entry now, Share share, Rules rules) {
        if (now != null && now.run == share.run() && now.rules.equals(rules)) {
            return now;
        }
        if (now != null) {
            closed.add(now.book);
        }
        return new Entry(share.run(), rules, new Book(share, rules, config, meters.of(share.capability())));
    }

    /** What was counted since the pages before. */
    List<Page> turn() {
        List<Page> pages = new ArrayList<>();
        Book last;
        while ((last = closed.poll()) != null) {
            pages.add(last.turn());
        }
        byCapability.values().forEach(entry -> pages.add(entry.book.turn()));
        pages.removeIf(Page::isEmpty);
        return pages;
    }
}
