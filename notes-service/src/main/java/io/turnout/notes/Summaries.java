package io.turnout.notes;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What an agenda shows of each talk's notes, for many talks in one query. */
@ApplicationScoped
class Summaries {
    private static final String SUMMARIES = """
            select asked.id as talk_id,
              (select count(*) from notes where talk_id = asked.id) as note_count,
              latest.id, latest.author, latest.excerpt, latest.created_at
            from unnest(?) with ordinality as asked(id, place)
            left join lateral (
              select id, author, left(body, 200) as excerpt, created_at from notes
              where talk_id = asked.id
              order by created_at desc, id desc limit 1) as latest on true
            order by asked.place
            """;

    private final DataSource database;

    Summaries(DataSource database) {
        this.database = database;
    }

    /** The newest note, its text cut to 200 characters. */
    @JsonPropertyOrder({"id", "author", "excerpt", "createdAt"})
    record Latest(long id, String author, String excerpt, Instant createdAt) {}

    /**
     * A talk's notes in short.
     *
     * @param latest null if there is no note
     */
    @JsonPropertyOrder({"talkId", "count", "latest"})
    record Summary(long talkId, long count, Latest latest) {}

    /** One summary for each talk, in the same order; a talk that is not there has no notes. */
    List<Summary> of(List<Long> talks) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SUMMARIES)) {
            select.setArray(1, connection.createArrayOf("bigint", talks.toArray()));
            List<Summary> summaries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    summaries.add(new Summary(row.getLong("talk_id"), row.getLong("note_count"), latest(row)));
                }
            }
            return summaries;
        } catch (SQLException e) {
            throw new IllegalStateException("Notes cannot be summed up", e);
        }
    }

    private static Latest latest(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        if (row.wasNull()) {
            return null;
        }
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new Latest(id, row.getString("author"), row.getString("excerpt"), createdAt);
    }
}
