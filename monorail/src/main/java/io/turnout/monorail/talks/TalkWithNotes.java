package io.turnout.monorail.talks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnout.monorail.notes.NoteView;
import io.turnout.platform.rest.Page;
import java.util.List;

/** A talk's members, and its newest notes beside them. */
@JsonPropertyOrder({"talk", "notes"})
record TalkWithNotes(@JsonUnwrapped TalkView talk, Notes notes) {
    /** @param next cursor of the talk's list of notes, null if these are all */
    @JsonPropertyOrder({"quality", "items", "next"})
    record Notes(String quality, List<NoteView> items, String next) {}

    static TalkWithNotes of(TalkView talk, Page<NoteView> notes) {
        return new TalkWithNotes(talk, new Notes("good", notes.items(), notes.next()));
    }
}
