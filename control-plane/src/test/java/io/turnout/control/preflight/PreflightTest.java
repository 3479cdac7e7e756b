package io.turnout.control.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Session;
import io.turnout.control.procedure.Operation;
import io.turnout.control.testbed.Move;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    private final Move move = new Move();

    @AfterEach
    void tearDown() {
        move.close();
    }

    @Test
    void hasNothingAgainstTwoSidesThatFit() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            target | drop table notes | There is no table notes. | true
            source | alter table notes drop constraint notes_pkey | notes has no primary key | true
            source | alter table notes replica identity nothing | replica identity default | true
            target | alter table note_keys drop constraint note_keys_pkey; alter table note_keys add primary key (key, note) | the source's is (key) | true
            target | alter table notes alter weight type real | alter column "weight" type double precision | true
            target | alter table notes drop column author | add column "author" text | true
            target | alter table notes add column extra text not null | notes.extra is required here | true
            target | alter table notes drop column shout; alter table notes add column shout text | not generated here | true
            target | alter table notes alter id drop identity | takes its numbers from a sequence on the other side only | false
            target | insert into notes (author, body) values ('a', 'b') | notes is not empty. | true
            target | create unique index on notes (body) | is unique by btree (body) here only | false
            target | create trigger t before insert on notes for each row execute function suppress_redundant_updates_trigger(); alter table notes enable always trigger t | also fires for replicated rows | true
            source | alter table notes set unlogged | no permanent table | true
            source | create table talks (id bigint primary key); alter table notes add talk bigint references talks on delete cascade | leaves its rows alone | false
            source | create table talks (id bigint primary key); alter table notes add talk bigint references talks on delete set null | is refused as a whole | false
            source | create table likes (note bigint references notes on delete cascade) | deletes arrive here without asking likes | false
            """)
    void namesWhatStandsInTheWay(String side, String sql, String sentence, boolean blocking) {
        (side.equals("source") ? move.onSource : move.onTarget).run(sql);

        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.toString()).contains(sentence);
            assertThat(finding.blocking()).isEqualTo(blocking);
            assertThat(finding.mend()).isNotBlank();
        });
    }

    @Test
    void namesAPreparedTransactionThatWouldKeepAClosingWaiting() {
        move.onSource.run("begin; insert into notes (author, body) values ('a', 'b'); prepare transaction 'stuck'");

        List<Finding> findings = findings();
        // first, since it would keep others from creating slots
        move.onSource.run("rollback prepared 'stuck'");

        assertThat(findings.toString())
                .contains("The prepared transaction stuck holds notes", "rollback prepared 'stuck'");
    }

    @Test
    void namesTheRightsThatAnOrdinaryRoleLacks() {
        move.onSource.run("drop role if exists mover; create role mover login");
        try (Session session = move.source.connect()) {
            session.run("set role mover");

            List<Finding> findings = Preflight.start(new Survey(move.dataset, session, move.onTarget));

            assertThat(findings.toString())
                    .contains(
                            "alter role mover replication;",
                            "grant create on database",
                            "grant pg_create_subscription to mover;",
                            "grant set on parameter deadlock_timeout to mover;",
                            "grant postgres to mover;");
        }
    }

    @Test
    void noticesBeforeAHandoverThatColumnsHaveDrifted() {
        move.run(Operation.START);
        move.onTarget.run("alter table notes alter weight type real");

        assertThat(Preflight.handover(new Survey(move.dataset, move.onSource, move.onTarget))
                        .toString())
                .contains("notes.weight is real");
    }

    private List<Finding> findings() {
        return Preflight.start(new Survey(move.dataset, move.onSource, move.onTarget));
    }
}
