package io.turnout.notes;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Takes in notes from a file, as a whole; the same file again brings nothing new. */
@ApplicationScoped
class NoteImport {
    private static final int MAX = 500;

    private final ImportedNotes notes;
    private final KnownTalks talks;
    private final Clock clock;

    NoteImport(ImportedNotes notes, KnownTalks talks, Clock clock) {
        this.notes = notes;
        this.talks = talks;
        this.clock = clock;
    }

    /**
     * One note.
     *
     * @param talkId null only in a dry run, for a talk that would be created with it
     */
    record Item(Long talkId, String author, String body) {
        Item {
            new NoteDraft(author, body);
        }
    }

    /**
     * What became of a note.
     *
     * @param id null if it would have to be created
     * @param action {@code created} or {@code unchanged}
     */
    @JsonPropertyOrder({"id", "action"})
    record Imported(Long id, String action) {}

    /** To be called in {@link KnownTalks#caughtUp}. */
    List<Imported> wouldRun(List<Item> items) {
        requireFew(items);
        talks.require(items.stream().map(Item::talkId).filter(Objects::nonNull).toList());
        Map<String, Long> before = notes.ids(items);
        return outcome(items, before.keySet(), before);
    }

    /** To be called in {@link KnownTalks#caughtUp}. */
    @Transactional
    List<Imported> run(List<Item> items, Caller importer) {
        requireFew(items);
        if (items.stream().anyMatch(item -> item.talkId() == null)) {
            throw ProblemType.INVALID_BODY.because("\"talkId\" is required.");
        }
        talks.requireForNotes(items.stream().map(Item::talkId).toList());
        // one import at a time, so that two of the same file do not wait for each other's rows crosswise
        notes.lock();
        Map<String, Long> before = notes.ids(items);
        notes.insert(items, importer, clock.instant());
        return outcome(items, before.keySet(), notes.ids(items));
    }

    private static List<Imported> outcome(List<Item> items, Set<String> before, Map<String, Long> ids) {
        Set<String> seen = new HashSet<>(before);
        return items.stream()
                .map(item -> {
                    String key = ImportedNotes.key(item);
                    // talks that are still to be created cannot be told apart, so neither can their notes
                    boolean created = item.talkId() == null || seen.add(key);
                    return new Imported(ids.get(key), created ? "created" : "unchanged");
                })
                .toList();
    }

    private static void requireFew(List<Item> items) {
        if (items.size() > MAX) {
            throw ProblemType.INVALID_BODY.because("There must not be more than " + MAX + " notes.");
        }
    }
}
