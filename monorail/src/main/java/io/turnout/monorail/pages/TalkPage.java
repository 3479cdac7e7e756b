package io.turnout.monorail.pages;

import io.turnout.monorail.notes.NoteView;
import io.turnout.monorail.talks.TalkView;
import io.turnout.platform.Markdown;
import io.turnout.platform.rest.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What the template of a talk shows. */
record TalkPage(Facts talk, Notes notes, NoteForm form) {
    record Facts(
            long id,
            String title,
            String summary,
            List<String> speakers,
            String company,
            String track,
            LocalDate day,
            LocalTime start,
            LocalTime end,
            String room,
            String slidesUrl) {

        /** The template's word for it, which no Java component can have as its name. */
        public String getAbstract() {
            return summary;
        }
    }

    record Notes(String quality, List<Item> items, String next) {}

    /** @param html safe to be put into the page as it is */
    record Item(long id, String author, String html, Instant createdAt) {}

    /** For the template: here they never do. */
    public boolean notesFirst() {
        return false;
    }

    static TalkPage of(TalkView talk, Page<NoteView> notes, NoteForm form) {
        Facts facts = new Facts(
                talk.id(),
                talk.title(),
                talk.summary(),
                talk.speakers(),
                talk.company(),
                talk.track(),
                talk.day(),
                talk.start(),
                talk.end(),
                talk.room(),
                talk.slidesUrl());
        Page<Item> items =
                notes.map(note -> new Item(note.id(), note.author(), Markdown.toHtml(note.body()), note.createdAt()));
        return new TalkPage(facts, new Notes("good", items.items(), items.next()), form);
    }
}
