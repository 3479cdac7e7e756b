package io.turnout.monorail.pages;

import io.turnout.monorail.agenda.AgendaDay;
import io.turnout.monorail.talks.TalkView;
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
            AgendaDay.Notes notes) {

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
                    item.notes());
        }
    }

    static AgendaPage from(AgendaDay agenda) {
        List<Item> items = agenda.items().stream().map(Item::from).toList();
        return new AgendaPage(agenda.day(), agenda.days(), items, agenda.next());
    }
}
