package io.turnout.monorail.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.monorail.ManyRows;
import io.turnout.monorail.ManyRows.Cost;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepNoteListsTest {
    private static final long FEW_BLOCKS = 120;

    @ParameterizedTest
    @CsvSource({"CREATED, 90000, ", "CREATED_DOWN, 10000, ", "CREATED_DOWN, 50000, Author 7"})
    void readsAsLittleForADeepPageAsForTheFirst(NoteSort sort, long last, String author) throws Exception {
        ManyRows rows = ManyRows.get();
        String at = rows.value("select created_at from notes where id = " + last);

        Cost first = cost(rows, NoteQuery.of(1, author, sort, null, 51));
        Cost deep = cost(rows, NoteQuery.of(1, author, sort, List.of(at, "" + last), 51));

        assertThat(first.blocks()).as(first.plan()).isBetween(1L, FEW_BLOCKS);
        assertThat(deep.blocks()).as(deep.plan()).isBetween(1L, FEW_BLOCKS);
        assertThat(deep.plan()).contains("\"Actual Rows\" : 51").doesNotContain("Seq Scan");
    }

    private static Cost cost(ManyRows rows, NoteQuery query) throws Exception {
        return rows.cost(query.sql(), query.parameters());
    }
}
