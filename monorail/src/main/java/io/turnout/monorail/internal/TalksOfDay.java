package io.turnout.monorail.internal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.monorail.agenda.Agenda;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.monorail.talks.TalkView;
import io.turnout.monorail.talks.Talks;
import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** The talks of a day, in the order in which they are given, without their notes. */
@ApplicationScoped
class TalksOfDay {
    private final Agenda agenda;
    private final Talks talks;

    TalksOfDay(Agenda agenda, Talks talks) {
        this.agenda = agenda;
        this.talks = talks;
    }

    /**
     * A day's talks.
     *
     * @param day null if no talk has a day
     * @param days all the days that have talks
     */
    @JsonPropertyOrder({"day", "days", "items", "next"})
    record Day(LocalDate day, List<LocalDate> days, List<TalkView> items, String next) {}

    /** @param asked null for the first day that has talks */
    Day of(String asked, int limit, String cursor) {
        LocalDate wanted = TalkDraft.dayParameter(asked);
        List<LocalDate> days = agenda.days();
        if (wanted == null && days.isEmpty()) {
            return new Day(null, days, List.of(), null);
        }
        LocalDate day = wanted == null ? days.getFirst() : wanted;
        Page<TalkView> page = talks.ofDay(day, limit, cursor, "agenda:" + day);
        return new Day(day, days, page.items(), page.next());
    }
}
