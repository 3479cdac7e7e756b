package io.turnout.talks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** The talks of a day, in the order in which they are given. */
@ApplicationScoped
class Agendas {
    private static final int MAX_DAYS = 100;

    private final TalkLists lists;

    Agendas(TalkLists lists) {
        this.lists = lists;
    }

    /**
     * A day's talks.
     *
     * @param day null if no talk has a day
     * @param days all the days that have talks
     */
    @JsonPropertyOrder({"day", "days", "items", "next"})
    record Agenda(LocalDate day, List<LocalDate> days, List<TalkView> items, String next) {}

    /** @param day null for the first one that has talks */
    Agenda of(String day, int limit, String cursor) {
        TalkFilter asked = new TalkFilter(day, null, null);
        List<LocalDate> days = lists.days(MAX_DAYS);
        if (day == null && days.isEmpty()) {
            return new Agenda(null, days, List.of(), null);
        }
        String shown = day == null ? days.getFirst().toString() : asked.day();
        Page<TalkView> page =
                lists.page(new TalkFilter(shown, null, null), TalkSort.SCHEDULE, limit, cursor, "agenda:" + shown);
        return new Agenda(LocalDate.parse(shown), days, page.items(), page.next());
    }
}
