package io.turnout.monorail.internal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.platform.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Full-text search over talks alone; the order and the ranks are those of talks-service. */
@ApplicationScoped
class TalkSearch {
    private static final int MAX_QUERY = 200;

    /** The snippets, which cost the most, are made for the rows of the page alone. */
    private static final String HITS = """
            with found as (
              select id, title, speakers, coalesce(abstract, title) as text, rank
              from (select t.*, ts_rank(search, query) as rank
                    from talks t, websearch_to_tsquery('english', ?) query where search @@ query) ranked
              where rank < ? or (rank = ? and id > ?)
              order by rank desc, id limit ?)
            select id, title, speakers, rank,
              ts_headline('english', text, websearch_to_tsquery('english', ?),
                'StartSel="",StopSel="",MaxWords=35,MinWords=15') as snippet
            from found order by rank desc, id
            """;

    private final DataSource database;

    TalkSearch(DataSource database) {
        this.database = database;
    }

    /** A talk that was found. */
    @JsonPropertyOrder({"type", "id", "title", "speakers", "snippet", "rank"})
    record Hit(String type, long id, String title, List<String> speakers, String snippet, float rank) {}

    /** @param after null for the best ones */
    List<Hit> hits(String q, int limit, SearchPosition after) {
        String query = Validation.textParameter("q", q, MAX_QUERY);
        float rank = after == null ? Float.POSITIVE_INFINITY : after.rank();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HITS)) {
            select.setString(1, query);
            select.setFloat(2, rank);
            select.setFloat(3, rank);
            select.setLong(4, after == null ? 0 : after.behindTalk());
            select.setInt(5, limit);
            select.setString(6, query);
            List<Hit> hits = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hits.add(new Hit(
                            "talk",
                            row.getLong("id"),
                            row.getString("title"),
                            texts(row.getArray("speakers")),
                            row.getString("snippet"),
                            row.getFloat("rank")));
                }
            }
            return hits;
        } catch (SQLException e) {
            throw new IllegalStateException("Talks cannot be searched", e);
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
