package io.turnout.control.api.room.panel;

import io.turnout.control.api.DatasetView;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How closely the sides of a dataset follow each other, in words; no more exactly than it is told when that changes. */
final class Following {
    private static final long SECOND = 1000;
    private static final long LITTLE = 100_000;
    private static final double MEGABYTE = 1_000_000;

    private Following() {}

    static List<String> of(DatasetView view) {
        List<String> words = new ArrayList<>();
        if (view.copy() != null) {
            words.add(copy(view.copy()));
        }
        add(words, view.target().database(), view.source().database(), view.forth());
        add(words, view.source().database(), view.target().database(), view.back());
        return List.copyOf(words);
    }

    private static void add(List<String> words, String who, String whom, StreamStatus stream) {
        if (stream != null && stream.slot() != null) {
            words.add("%s follows %s, %s".formatted(who, whom, behind(stream.slot())));
        }
    }

    static String behind(StreamStatus.Slot slot) {
        if (slot.isLost()) {
            return "and has lost changes";
        }
        String bytes =
                slot.lagBytes() < LITTLE ? "" : String.format(Locale.ROOT, " and %.1f MB", slot.lagBytes() / MEGABYTE);
        if (slot.lagMillis() < SECOND) {
            return bytes.isEmpty() ? "less than a second behind" : "less than a second" + bytes + " behind";
        }
        return "%d s%s behind".formatted(slot.lagMillis() / SECOND, bytes);
    }

    private static String copy(Rate copy) {
        String of = copy.expected() < 0 ? "" : String.format(Locale.ROOT, " of about %,d", copy.expected());
        String left = copy.etaSeconds() < 0 ? "" : ", about %d s left".formatted(copy.etaSeconds());
        return String.format(Locale.ROOT, "%,d rows%s are copied%s", copy.rows(), of, left);
    }
}
