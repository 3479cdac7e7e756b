package io.turnout.monorail.talks;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.monorail.ManyRows;
import io.turnout.monorail.ManyRows.Cost;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepTalkListsTest {
    /** 51 rows from as many blocks, and the way down the index. */
    private static final long FEW_BLOCKS = 120;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCHEDULE     | select array[day::text, starts_at::text, title, id::text] from talks where day = '2019-04-05' and id % 7 = 0 limit 1",
                "TITLE        | select array[title, id::text] from talks where title > 'ee' order by title limit 1",
                "TITLE_DOWN   | select array[title, id::text] from talks where title < '11' order by title desc limit 1",
                "CREATED      | select array[created_at::text, id::text] from talks where id = 95000",
                "CREATED_DOWN | select array[created_at::text, id::text] from talks where id = 5000",
            })
    void readsAsLittleForADeepPageAsForTheFirst(TalkSort sort, String deepKey) throws Exception {
        ManyRows rows = ManyRows.get();
        TalkFilter all = new TalkFilter(null, null, null);
        List<String> behind = key(rows.value(deepKey));

        Cost first = cost(rows, TalkQuery.of(all, sort, null, 51));
        Cost deep = cost(rows, TalkQuery.of(all, sort, behind, 51));

        assertThat(first.blocks()).as(first.plan()).isBetween(1L, FEW_BLOCKS);
        assertThat(deep.blocks()).as(deep.plan()).isBetween(1L, FEW_BLOCKS);
        assertThat(deep.plan()).contains("\"Actual Rows\" : 51").doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({"2019-03-04, ''", "'', Track 3", "2019-03-04, Track 3"})
    void readsAsLittleWithAFilter(String day, String track) throws Exception {
        TalkFilter filter = new TalkFilter(day.isEmpty() ? null : day, track.isEmpty() ? null : track, null);

        Cost cost = cost(ManyRows.get(), TalkQuery.of(filter, TalkSort.SCHEDULE, null, 51));

        assertThat(cost.blocks()).as(cost.plan()).isBetween(1L, FEW_BLOCKS);
    }

    private static Cost cost(ManyRows rows, TalkQuery query) throws Exception {
        return rows.cost(query.sql(), query.parameters());
    }

    private static List<String> key(String array) {
        return List.of(array.replaceAll("[{}\"]", "").split(","));
    }
}
