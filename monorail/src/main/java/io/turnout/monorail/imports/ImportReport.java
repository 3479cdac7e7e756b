package io.turnout.monorail.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** What an import did, or would do, line by line. */
@JsonPropertyOrder({"dryRun", "talks", "created", "unchanged"})
record ImportReport(boolean dryRun, List<TalkLine> talks, Created created, Unchanged unchanged) {
    /**
     * A heading and the talk it names.
     *
     * @param action matched or created
     * @param id null for what a dry run would create
     */
    @JsonPropertyOrder({"line", "heading", "action", "id", "title", "notes"})
    record TalkLine(int line, String heading, String action, Long id, String title, List<NoteLine> notes) {}

    /**
     * A note below a heading.
     *
     * @param action created or unchanged
     * @param id null for what a dry run would create
     */
    @JsonPropertyOrder({"line", "action", "id"})
    record NoteLine(int line, String action, Long id) {}

    /** How many of each were new. */
    @JsonPropertyOrder({"talks", "notes"})
    record Created(long talks, long notes) {}

    /** How many notes were there already. */
    record Unchanged(long notes) {}

    static ImportReport of(boolean dryRun, List<TalkLine> talks) {
        List<NoteLine> notes =
                talks.stream().flatMap(talk -> talk.notes.stream()).toList();
        long newTalks =
                talks.stream().filter(talk -> talk.action.equals("created")).count();
        long newNotes =
                notes.stream().filter(note -> note.action.equals("created")).count();
        return new ImportReport(dryRun, talks, new Created(newTalks, newNotes), new Unchanged(notes.size() - newNotes));
    }
}
