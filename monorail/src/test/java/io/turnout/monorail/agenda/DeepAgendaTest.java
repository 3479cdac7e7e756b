package io.turnout.monorail.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.monorail.ManyRows;
import io.turnout.monorail.ManyRows.Cost;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeepAgendaTest {
    /** For each talk its row, its count and its latest note, a few blocks each; the index's upper part comes on top. */
    private static final long BLOCKS_PER_TALK = 15;

    @Test
    void readsAsLittleForTheEndOfALateDayAsForTheBeginningOfTheFirst() throws Exception {
        ManyRows rows = ManyRows.get();

        Cost first = rows.cost(Agenda.itemsSql(false, 51), List.of("2019-01-02"));
        Cost deep = rows.cost(Agenda.itemsSql(true, 51), List.of("2019-04-08", "2019-04-08", "16:00:00", "0", "1"));

        assertThat(first.blocks()).as(first.plan()).isBetween(51L, 51 * BLOCKS_PER_TALK);
        assertThat(deep.blocks()).as(deep.plan()).isBetween(51L, 51 * BLOCKS_PER_TALK);
        assertThat(deep.plan()).contains("\"Actual Rows\" : 51").doesNotContain("Seq Scan");
    }

    @Test
    void findsTheDaysWithoutReadingTheirTalks() throws Exception {
        Cost cost = ManyRows.get().cost(Agenda.DAYS, List.of(100));

        assertThat(cost.blocks()).as(cost.plan()).isBetween(100L, 100 * 6L);
    }
}
