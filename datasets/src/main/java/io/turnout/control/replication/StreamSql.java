package io.turnout.control.replication;

import io.turnout.control.database.TableName;

/** The statements that set a stream up, in their order; also what a dry run prints. */
final class StreamSql {
    private StreamSql() {}

    /** On the side that rows come from. Before the slot: a slot does not know publications that are younger. */
    static String publication(Stream stream) {
        return """
                create publication %s for table %s, turnout.token where (dataset = '%s')
                  with (publish_via_partition_root = true)""".formatted(stream.publication(), TableName.quoted(stream.tables()), stream.dataset());
    }

    /**
     * On the side that rows come from. Before the subscription and not by it, which would wait for itself where both
     * databases are on one server.
     */
    static String slot(Stream stream) {
        return "select pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(stream.slot());
    }

    /**
     * On the side that rows go to. What is applied is durable at once: a worker that was restarted confirms all that the
     * one before it has applied, and if that was lost with a crash, the sender would have forgotten it.
     *
     * @param copy whether the rows that are there already are copied first
     */
    static String subscription(Stream stream, String conninfo, boolean copy) {
        return """
                create subscription %s connection '%s' publication %s
                  with (create_slot = false, slot_name = '%s', copy_data = %s, origin = none,
                    synchronous_commit = on)""".formatted(
                        stream.publication(), conninfo.replace("'", "''"), stream.publication(), stream.slot(), copy);
    }
}
