package io.turnout.control.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deletes of talks, which the fence is not round, while their notes are written elsewhere. */
class CascadeTest extends FencedDatabase {
    @Test
    void deletesTheParentAndLeavesTheRowsToTheirOwner() {
        fence.close(admin, 1, EPOCH);

        stray.run("delete from talks where id = 1");

        assertThat(count("talks")).isZero();
        assertThat(count("notes")).isEqualTo(1);
    }

    @Test
    void cascadesAsEverWhileOpen() {
        stray.run("delete from talks where id = 1");

        assertThat(count("notes")).isZero();
    }

    @Test
    void refusesADeleteThatAnotherTriggerMakesOfRowsWhoseParentIsThere() {
        admin.run("""
                create table bin (id bigint);
                create function clear() returns trigger language plpgsql as
                  'begin delete from notes; return null; end';
                create trigger clear after insert on bin for each statement execute function clear();
                """);
        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run("insert into bin values (1)")).satisfies(FencedDatabase::isRefused);

        assertThat(count("notes")).isEqualTo(1);
        assertThat(count("bin")).isZero();
    }

    @Test
    void refusesACascadeThatNothingKeepsFromTheRows() {
        fence.close(admin, 1, EPOCH);
        String trigger = admin.row("select tgname as name from pg_trigger where tgname like 'turnout\\_cascade\\_%'")
                .orElseThrow()
                .text("name");
        admin.run("alter table notes disable trigger " + trigger);

        assertThatThrownBy(() -> stray.run("delete from talks where id = 1")).satisfies(FencedDatabase::isRefused);

        assertThat(count("talks")).isEqualTo(1);
    }

    @Test
    void sweepsWhatIsLeftOnceTheSideIsOpenAgainAndNothingElse() {
        stray.run("insert into talks values (2); insert into notes (talk_id, body) values (2, 'stays'), (null, 'too')");
        fence.close(admin, 1, EPOCH);
        stray.run("delete from talks where id = 1");
        assertThat(fence.sweep(admin)).isTrue();
        assertThat(count("notes")).isEqualTo(3);

        fence.reopen(admin, 1, EPOCH);
        assertThat(fence.sweep(admin)).isTrue();

        assertThat(count("notes")).isEqualTo(2);
        assertThat(count("notes where body = 'first'")).isZero();
    }

    @Test
    void waitsForADeleteThatFoundTheSideClosedAndHasNotCommitted() {
        fence.close(admin, 1, EPOCH);
        stray.run("begin; delete from talks where id = 1");
        fence.reopen(admin, 1, EPOCH);

        assertThatThrownBy(() -> fence.sweep(admin)).isInstanceOf(WritersInFlight.class);
        stray.run("commit");
        assertThat(fence.sweep(admin)).isTrue();

        assertThat(count("notes")).isZero();
    }

    @Test
    void sweepsNothingWhileTheParentsAreWrittenElsewhere() {
        Fence talks = new Fence("talks", List.of(TableName.of("talks")));
        fence.close(admin, 1, EPOCH);
        stray.run("delete from talks where id = 1");
        fence.reopen(admin, 1, EPOCH);
        talks.install(admin, true, EPOCH);
        talks.close(admin, 2, EPOCH);

        assertThat(fence.sweep(admin)).isFalse();
        assertThat(count("notes")).isEqualTo(1);

        talks.reopen(admin, 2, EPOCH);
        assertThat(fence.sweep(admin)).isTrue();
        assertThat(count("notes")).isZero();
    }

    @Test
    void isDecidedByTheFenceAsItIsNowInEveryIsolation() {
        long turn = 0;
        for (String level : List.of("repeatable read", "serializable")) {
            turn++;
            try (Session late = database.connect()) {
                late.run("begin isolation level " + level + "; select count(*) from notes");
                fence.close(admin, turn, EPOCH);

                assertThatThrownBy(() -> late.run("delete from talks where id = 1"))
                        .hasMessageContaining("could not serialize");
                late.run("rollback");
                fence.reopen(admin, turn, EPOCH);
            }
        }
        assertThat(count("talks")).isEqualTo(1);
    }
}
