package io.turnout.monorail.talks;

import java.util.ArrayList;
import java.util.List;

/** The SQL of one page of talks, with only the conditions that apply, so that the planner sees an index for each. */
record TalkQuery(String sql, List<Object> parameters) {
    static TalkQuery of(TalkFilter filter, TalkSort sort, List<String> behind, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (filter.day() != null) {
            parameters.add(filter.day());
            conditions.add(TalkKey.DAY.expression() + " = " + TalkKey.DAY.parameter(parameters.size()));
        }
        if (filter.track() != null) {
            parameters.add(filter.track());
            conditions.add("track = ?" + parameters.size());
        }
        if (filter.speaker() != null) {
            parameters.add(filter.speaker());
            conditions.add("speakers @> array[cast(?" + parameters.size() + " as text)]");
        }
        if (behind != null) {
            conditions.add(sort.behind(parameters.size() + 1));
            parameters.addAll(behind);
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
        String sql = """
                select %s from talks
                %s
                %s
                limit %d
                """.formatted(Talk.COLUMNS, where, sort.orderBy(), limit);
        return new TalkQuery(sql, List.copyOf(parameters));
    }
}
