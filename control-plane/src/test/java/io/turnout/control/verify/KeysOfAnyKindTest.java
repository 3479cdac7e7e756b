package io.turnout.control.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import io.turnout.control.testbed.Testbed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges of keys mean the same rows on both sides, whatever the keys are and however the sides sort. */
class KeysOfAnyKindTest {
    private static final String TABLE = """
            create table things (
              word text %s, day date, part uuid, payload jsonb, price numeric, tags text[], raw bytea,
              primary key (word, day, part));
            insert into things
              select chr(97 + i %% 26) || upper(chr(97 + i %% 7)) || i, date '2019-03-04' + i %% 3,
                ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid,
                jsonb_build_object('i', i), i / 3.0, array['a,b', null, '"'], decode('00ff', 'hex')
              from generate_series(1, 500) i
            """;

    @Test
    void comparesCompositeKeysOfTextsThatTheSidesSortDifferently() {
        Database source = Testbed.newSource();
        Database target = Testbed.newTarget();
        try (Session here = source.connect();
                Session there = target.connect()) {
            here.run(TABLE.formatted("collate \"C\""));
            there.run(TABLE.formatted("collate \"und-x-icu\""));
            there.run("alter database %1$s set timezone = 'Asia/Tokyo'; alter database %1$s set extra_float_digits = 0"
                    .formatted(target.catalog()));

            Report report = Report.START;
            try (Verification verification = new Verification(
                    List.of(TableName.of("things")), source.connect(), target.connect(), "none", 37, 1_000_000)) {
                while (!report.done()) {
                    report = verification.advance(report);
                }
            }

            assertThat(report.rows()).isEqualTo(500);
            assertThat(report.differing()).isZero();
        }
    }
}
