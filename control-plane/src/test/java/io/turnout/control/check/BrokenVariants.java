package io.turnout.control.check;

import io.turnout.control.conduct.Recorder;
import io.turnout.control.conduct.Streams;
import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.procedure.Entry;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.Step;
import io.turnout.control.replication.Streaming;
import io.turnout.control.testbed.Move;
import java.util.List;

/** Systems that lose writes or may, each in its own way. */
enum BrokenVariants implements Variant {
    /** The triggers are there and let everything pass. */
    FENCE_OFF {
        @Override
        public void breakDatabases(Move move) {
            for (Session session : List.of(move.onSource, move.onTarget)) {
                session.run("""
                        create or replace function turnout.guard() returns trigger language plpgsql as
                          'begin return null; end'
                        """);
            }
        }
    },

    /** The side that opens gives ids that the other one has given already. */
    SEQUENCES_LEFT_BEHIND {
        @Override
        public void breakDatabases(Move move) {
            for (Session session : List.of(move.onSource, move.onTarget)) {
                session.run("""
                        create function forget_sequences() returns trigger language plpgsql as
                          'begin new.sequences := ''{}''; return new; end';
                        create trigger forget before insert on turnout.token
                          for each row execute function forget_sequences()
                        """);
            }
        }
    },

    /** What the target writes between its opening and the setting up is not sent back. */
    REVERSE_REPLICATION_LATE {
        @Override
        public Recorder breakSteps(Recorder recorder, Move move) {
            Streaming back = new Streaming(new Streams(move.dataset).from(Side.TARGET));
            return (dataset, turn, entry, evidence, epoch) -> {
                recorder.append(dataset, turn, entry, evidence, epoch);
                try (Session source = move.source.connect();
                        Session target = move.target.connect()) {
                    boolean opensTarget = target.row("""
                                    select from turnout.fence where dataset = ? and open = ?
                                    """, dataset, entry.equals(new Entry.Ended(Step.OPEN)))
                            .isPresent();
                    if (entry.equals(new Entry.Begun(Step.CLOSE)) && opensTarget) {
                        back.remove(target, source);
                    } else if (entry.equals(new Entry.Ended(Step.OPEN)) && opensTarget) {
                        Client.pause(500);
                        back.establish(target, source, false);
                    }
                }
            };
        }
    },

    /** The side that was closed opens again when the other one has. */
    BOTH_OPEN {
        @Override
        public Recorder breakSteps(Recorder recorder, Move move) {
            return (dataset, turn, entry, evidence, epoch) -> {
                recorder.append(dataset, turn, entry, evidence, epoch);
                if (entry.equals(new Entry.Ended(Step.OPEN))) {
                    for (Database side : List.of(move.source, move.target)) {
                        try (Session session = side.connect()) {
                            session.update("update turnout.fence set open = true where dataset = ?", dataset);
                        }
                    }
                }
            };
        }
    },

    /** The other side is opened without looking whether it has everything: as if positions were not compared at all. */
    TOKEN_FORGED {
        @Override
        public Recorder breakSteps(Recorder recorder, Move move) {
            return (dataset, turn, entry, evidence, epoch) -> {
                recorder.append(dataset, turn, entry, evidence, epoch);
                if (entry.equals(new Entry.Begun(Step.CLOSE))) {
                    try (Session target = move.target.connect()) {
                        // while the last writes cannot arrive
                        target.run("alter subscription turnout_%s disable".formatted(dataset));
                        target.update("""
                                insert into turnout.token (dataset, turn, sequences) values (?, ?, '{}')
                                on conflict do nothing
                                """, dataset, turn);
                    }
                }
            };
        }
    }
}
