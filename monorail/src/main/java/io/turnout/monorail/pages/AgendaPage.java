package io.turnout.monorail.pages;

import io.turnout.monorail.agenda.AgendaDay;
import io.turnout.monorail.talks.TalkView;
import io.turnout.platform.Markdown;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What the template of the agenda shows. */
record AgendaPage(LocalDate day, List<LocalDate> days, List<Item> items, String next) {
    record Item(
            long id,
            String title,
            List<String> speakers,
            String company,
            String track,
            LocalTime start,
            LocalTime end,
            String room,
            String slidesUrl,
            Notes notes) {

        private static Item from(AgendaDay.Item item) {
            TalkView talk = item.talk();
            return new Item(
                    talk.id(),
                    talk.title(),
                    talk.speakers(),
                    talk.company(),
                    talk.track(),
                    talk.start(),
                    talk.end(),
                    talk.room(),
                    talk.slidesUrl(),
                    Notes.from(item.notes()));
        }
    }

    record Notes(String quality, long count, Latest latest) {
        private static Notes from(AgendaDay.Notes notes) {
            return new Notes(notes.quality(), notes.count(), Latest.from(notes.latest()));
        }
    }

    /** The beginning of a note, in its words alone. */
    record Latest(long id, String author, String excerpt, Instant createdAt) {
        private static Latest from(AgendaDay.Latest note) {
            return note == null
                    ? null
                    : new Latest(note.id(), note.author(), Markdown.toText(note.excerpt()), note.createdAt());
        }
    }

    static AgendaPage from(AgendaDay agenda) {
        List<Item> items = agenda.items().stream().map(Item::from).toList();
        return new AgendaPage(agenda.day(), agenda.days(), items, agenda.next());
    }
}
