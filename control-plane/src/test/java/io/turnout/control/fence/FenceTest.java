package io.turnout.control.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest extends FencedDatabase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes (body) values ('a')",
                "insert into notes (body) select 'a' where false",
                "insert into notes (id, body) values (1, 'a') on conflict (id) do update set body = 'b'",
                "update notes set body = 'b'",
                "delete from notes where id = 12345",
                "truncate notes cascade",
                "truncate talks cascade",
                "with gone as (delete from notes returning id) select count(*) from gone",
                "merge into notes n using (values (1)) v (id) on n.id = v.id when not matched then insert (body) values ('a')",
                "select write_note()",
                "delete from notes where talk_id = 1",
                "insert into measures_2019 values (2019)",
                "insert into measures values (2019)"
            })
    void refusesEveryWayToWriteAClosedSideAsAWhole(String write) {
        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run(write)).satisfies(FencedDatabase::isRefused);
        assertThat(count("talks")).isEqualTo(1);
        assertThat(count("notes")).isEqualTo(1);
        assertThat(count("measures")).isZero();
    }

    @Test
    void letsReadersReadAndWritersWriteOtherTablesWhileClosed() {
        fence.close(admin, 1, EPOCH);

        stray.run("insert into talks values (2)");
        stray.run("select * from notes for update");

        assertThat(count("talks")).isEqualTo(2);
    }

    @Test
    void bindsAUserWhoMayNotEvenSeeTheFence() {
        admin.run("drop role if exists guest; create role guest login; grant all on notes to guest");
        admin.run("grant usage on all sequences in schema public to guest");
        stray.run("set role guest; insert into notes (body) values ('a')");

        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run("insert into notes (body) values ('b')"))
                .satisfies(FencedDatabase::isRefused);
        assertThatThrownBy(() -> stray.run("update turnout.fence set open = true"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void opensTheOtherSideByTheTokenOnlyAndOnlyOnce() {
        Fence other = otherSide();
        assertThatThrownBy(() -> other.open(admin, 1, EPOCH)).isInstanceOf(FenceRefusal.class);

        receiveToken(1);
        other.open(admin, 1, EPOCH);
        other.open(admin, 1, EPOCH);

        other.close(admin, 2, EPOCH);
        assertThatThrownBy(() -> other.open(admin, 1, EPOCH)).isInstanceOf(FenceRefusal.class);
        assertThat(other.look(admin).orElseThrow().open()).isFalse();
    }

    @Test
    void aRevokedTokenOpensNothing() {
        Fence other = otherSide();
        receiveToken(1);

        assertThat(other.revoke(admin, 1, EPOCH)).isTrue();

        assertThatThrownBy(() -> other.open(admin, 1, EPOCH)).isInstanceOf(FenceRefusal.class);
        receiveToken(2);
        other.open(admin, 2, EPOCH);
        assertThat(other.revoke(admin, 2, EPOCH)).isFalse();
        assertThat(other.look(admin).orElseThrow().open()).isTrue();
    }

    @Test
    void changesNothingForALeaderWhoseEpochIsOver() {
        fence.claim(admin, EPOCH + 1);

        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH)).isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> fence.revoke(admin, 1, EPOCH)).isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> fence.claim(admin, EPOCH)).isInstanceOf(StaleEpoch.class);
        fence.close(admin, 1, EPOCH + 1);
        assertThatThrownBy(() -> fence.reopen(admin, 1, EPOCH)).isInstanceOf(StaleEpoch.class);
        assertThat(fence.look(admin).orElseThrow().open()).isFalse();
    }

    @Test
    void reopensTheSideThatClosedAndKeepsALateClosingOut() {
        fence.close(admin, 3, EPOCH);
        assertThatThrownBy(() -> fence.reopen(admin, 2, EPOCH)).isInstanceOf(FenceRefusal.class);

        fence.reopen(admin, 3, EPOCH);

        stray.run("insert into notes (body) values ('a')");
        assertThatThrownBy(() -> fence.close(admin, 3, EPOCH)).isInstanceOf(FenceRefusal.class);
    }

    @Test
    void refusesToCloseWhatCouldBeWrittenBehindIt() {
        admin.run("alter table measures_2019 disable trigger turnout_fence");

        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH))
                .isInstanceOf(FenceRefusal.class)
                .hasMessageContaining("measures_2019");

        fence.install(admin, true, EPOCH);
        fence.close(admin, 1, EPOCH);
        assertThat(fence.unguarded(admin)).isEmpty();
    }

    @Test
    void emptiesOnlyAClosedSideWhoseRowsCameByReplication() {
        fence.close(admin, 1, EPOCH);
        assertThatThrownBy(() -> fence.empty(admin, EPOCH)).isInstanceOf(FenceRefusal.class);

        fence.markFilled(admin, true, EPOCH);
        fence.empty(admin, EPOCH);

        assertThat(count("notes")).isZero();
        assertThatThrownBy(() -> stray.run("truncate notes")).satisfies(FencedDatabase::isRefused);
        assertThatThrownBy(() -> stray.run("truncate measures_2019")).satisfies(FencedDatabase::isRefused);
    }

    @Test
    void isDurableEvenWhereCommitsAreNot() {
        admin.run("set synchronous_commit = off");

        fence.close(admin, 1, EPOCH);
        server().kill();
        server().start();

        try (Session again = database.connect()) {
            assertThat(fence.look(again).orElseThrow().open()).isFalse();
        }
    }
}
