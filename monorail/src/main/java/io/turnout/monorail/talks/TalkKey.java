package io.turnout.monorail.talks;

import io.turnout.platform.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.Function;

/** What talks are sorted by. The expressions are those of the indexes; what is not scheduled comes last. */
enum TalkKey {
    DAY(
            "coalesce(day, cast('infinity' as date))",
            "cast(?%d as date)",
            talk -> talk.day == null ? "infinity" : talk.day.toString()),
    START(
            "coalesce(starts_at, cast('24:00' as time))",
            "cast(?%d as time)",
            talk -> talk.start == null ? "24:00" : talk.start.toString()),
    TITLE("title collate \"C\"", "?%d", talk -> talk.title),
    CREATED("created_at", "cast(?%d as timestamptz)", talk -> talk.createdAt.toString()),
    ID("id", "cast(?%d as bigint)", talk -> talk.id.toString());

    private final String expression;
    private final String parameter;
    private final Function<Talk, String> value;

    TalkKey(String expression, String parameter, Function<Talk, String> value) {
        this.expression = expression;
        this.parameter = parameter;
        this.value = value;
    }

    String expression() {
        return expression;
    }

    String parameter(int position) {
        return parameter.formatted(position);
    }

    String of(Talk talk) {
        return value.apply(talk);
    }

    /** @throws io.turnout.platform.ProblemException {@code invalid-cursor} for what the database could not read */
    void check(String text) {
        boolean valid = switch (this) {
            case DAY -> text.equals("infinity") || TalkDraft.isDay(text);
            case START -> text.equals("24:00") || parses(LocalTime::parse, text);
            case TITLE -> text.indexOf('\0') < 0;
            case CREATED -> parses(Instant::parse, text);
            case ID -> parses(Long::valueOf, text);
        };
        if (!valid) {
            throw ProblemType.INVALID_CURSOR.because("The cursor is not one of ours; leave it out to begin again.");
        }
    }

    private static boolean parses(Function<String, ?> parser, String text) {
        try {
            return parser.apply(text) != null;
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }
}
