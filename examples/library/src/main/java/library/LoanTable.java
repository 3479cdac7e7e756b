package library;

import java.sql.Connection;
import java.sql.SQLException;
import library.Api.Answer;
import library.Api.Request;

/** Loans as both apps keep them: the service began as a copy of what the monolith did. */
final class LoanTable {
    private static final String LOAN =
            "json_build_object('id', id, 'book', book_id, 'member', member, 'lent', lent, 'returned', returned)";

    /** The latest first. */
    private static final String OF_MEMBER = """
            select coalesce(json_agg(%s order by id desc), '[]')
            from (select * from loans where member = ? order by id desc limit 20) l
            """.formatted(LOAN);

    private static final String ONE = "select %s from loans where id = ?".formatted(LOAN);

    /** Who comes second with a key waits for the first one's transaction, and then makes nothing. */
    private static final String LEND = """
            with loan as (select nextval(pg_get_serial_sequence('loans', 'id')) as id),
            made as (insert into loan_keys (key, loan_id) select ?, id from loan on conflict do nothing returning loan_id)
            insert into loans (id, book_id, member)
            select loan_id, (?::json ->> 'book')::bigint, ?::json ->> 'member' from made
            returning id
            """;

    private static final String MADE_BEFORE = "select loan_id from loan_keys where key = ?";

    private static final String TAKE_BACK = """
            update loans set returned = coalesce(returned, current_date) where id = ? returning %s
            """.formatted(LOAN);

    static Answer noSuchBook() {
        return Answer.refused(422, "There is no such book.");
    }

    Answer ofMember(Request request, Connection connection) throws SQLException {
        String query = request.query();
        return query == null || !query.startsWith("member=")
                ? Answer.refused(400, "Say whose loans: ?member=NAME")
                : Answer.found(Database.one(connection, OF_MEMBER, query.substring("member=".length())));
    }

    Answer one(Request request, Connection connection) throws SQLException {
        return Answer.found(Database.one(connection, ONE, request.id()));
    }

    Answer lend(Request request, Connection connection) throws SQLException {
        if (request.key() == null) {
            return Answer.refused(400, "Send an Idempotency-Key, so that a book is lent once.");
        }
        String made = Database.one(connection, LEND, request.key(), request.body(), request.body());
        String id = made == null ? Database.one(connection, MADE_BEFORE, request.key()) : made;
        return new Answer(201, Database.one(connection, ONE, Long.valueOf(id)), "/loans/" + id);
    }

    Answer takeBack(Request request, Connection connection) throws SQLException {
        return Answer.found(Database.one(connection, TAKE_BACK, request.id()));
    }
}
