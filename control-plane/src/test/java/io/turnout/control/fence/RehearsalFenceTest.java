package io.turnout.control.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.DatabaseFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session may do that says it only rehearses. */
class RehearsalFenceTest extends FencedDatabase {
    private static final String ON = "set turnout.rehearsal = 'on'";
    private static final String OFF = "set turnout.rehearsal = 'off'";
    /** SQLSTATE of a rehearsal that somebody wants to commit. */
    private static final String NEVER = "TN002";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesThroughAFenceAndLeavesNothing(boolean open) {
        if (!open) {
            fence.close(admin, 1, EPOCH);
        }
        stray.run("begin");
        stray.run("set local turnout.rehearsal = 'on'");
        stray.run("insert into notes (body) values ('rehearsed')");
        stray.run("update notes set body = 'changed' where body = 'first'");
        stray.run("insert into measures values (2019)");
        assertThat(inSight("notes where body in ('rehearsed', 'changed')")).isEqualTo(2);
        stray.run("rollback");

        assertThat(inSight("notes where body <> 'first'")).isZero();
        assertThat(inSight("measures")).isZero();
        assertThat(inSight("turnout.rehearsal")).isZero();
        assertThat(stray.row("select coalesce(current_setting('turnout.rehearsal', true), '') as now")
                        .orElseThrow()
                        .text("now"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes (body) values ('a')",
                "update notes set body = 'b'",
                "delete from notes",
                "delete from talks",
                "select write_note()",
                "insert into measures_2019 values (2019)",
            })
    void cannotBeCommitted(String write) {
        fence.close(admin, 1, EPOCH);
        stray.run("begin; " + ON);
        stray.run(write);
        // whoever forgets what it is in, or lies about it
        stray.run(OFF);

        assertRefused("commit");
        stray.run("rollback");
        assertThat(inSight("notes where body = 'first'")).isOne();
        assertThat(inSight("measures")).isZero();
    }

    @Test
    void cannotBeCommittedOnTheSideThatIsOpenEither() {
        stray.run("begin; " + ON);
        stray.run("insert into notes (body) values ('a')");
        stray.run(OFF);

        assertRefused("commit");
        stray.run("rollback");
        stray.run("insert into notes (body) values ('meant')");
        assertThat(inSight("notes where body in ('a', 'meant')")).isOne();
    }

    @Test
    void cannotBeAskedWhetherItCouldBeCommitted() {
        fence.close(admin, 1, EPOCH);
        stray.run("begin; " + ON);
        stray.run("insert into notes (body) values ('a')");
        assertRefused("set constraints all immediate");
        stray.run("rollback");
    }

    @Test
    void doesNotGetThroughWithWhatCannotBeTakenBackRowByRow() {
        fence.close(admin, 1, EPOCH);
        stray.run("begin; " + ON);

        assertThatThrownBy(() -> stray.run("truncate notes"))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class, e -> assertThat(e.state()).isEqualTo(Fence.REFUSAL));
        stray.run("rollback");
    }

    @Test
    void isWaitedForLikeEveryWriterOfTheSideThatIsOpen() {
        stray.run("begin; " + ON);
        stray.run("insert into notes (body) values ('a')");

        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH)).isInstanceOf(WritersInFlight.class);
        stray.run("rollback");
        fence.close(admin, 1, EPOCH);
    }

    @Test
    void findsIdsThatAreFreeWhereTheSequencesAreAheadOfTheOtherSides() {
        fence.close(admin, 1, EPOCH);
        Map<String, Long> others = Map.of("public.notes.id", 500L);

        fence.leadSequences(admin, others, 100);
        fence.leadSequences(admin, others, 100);

        assertThat(fence.sequences(admin)).containsEntry("public.notes.id", 600L);
        stray.run("select nextval('notes_id_seq') from generate_series(1, 30)");
        fence.leadSequences(admin, Map.of("public.notes.id", 520L), 100);
        assertThat(fence.sequences(admin)).containsEntry("public.notes.id", 630L);
        fence.leadSequences(admin, Map.of("public.notes.id", 590L), 100);
        assertThat(fence.sequences(admin)).containsEntry("public.notes.id", 690L);
    }

    @Test
    void getsThroughAnOldFenceAsSoonAsItIsClaimed() {
        admin.run("drop table turnout.rehearsal");

        fence.claim(admin, EPOCH);

        stray.run("begin; " + ON);
        stray.run("insert into notes (body) values ('a')");
        assertRefused("commit");
        stray.run("rollback");
    }

    @Test
    void leavesTheSequencesOfASideAloneThatIsOpen() {
        Map<String, Long> before = fence.sequences(admin);

        fence.leadSequences(admin, Map.of("public.notes.id", 500L), 100);

        assertThat(fence.sequences(admin)).isEqualTo(before);
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> stray.run(statement))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class, e -> assertThat(e.state()).isEqualTo(NEVER));
    }

    private long inSight(String from) {
        return stray.row("select count(*) as n from " + from).orElseThrow().number("n");
    }
}
