package io.turnout.launcher.generated;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Made-up talks and notes as lines of PostgreSQL's text format for COPY. */
final class Rows {
    static final String TALK_COLUMNS =
            "id, title, title_key, abstract, speakers, company, track, day, starts_at, ends_at,"
                    + " room, slides_url, version, created_at, updated_at";
    static final String NOTE_COLUMNS = "id, talk_id, author, body, version, created_at, updated_at";
    static final String CHANGE_COLUMNS = "position, type, talk_id, at, talk";

    private static final JsonMapper JSON = new JsonMapper();

    private Rows() {}

    static String talk(long id, MadeUp.Talk talk) {
        return line(
                id,
                talk.title(),
                titleKey(talk.title()),
                talk.summary(),
                "{\"" + talk.speaker() + "\"}",
                talk.company(),
                talk.track(),
                talk.day(),
                talk.start(),
                talk.end(),
                talk.room(),
                null,
                1,
                talk.createdAt(),
                talk.createdAt());
    }

    static String note(long id, long talkId, MadeUp.Note note) {
        return line(id, talkId, note.author(), note.body(), 1, note.createdAt(), note.createdAt());
    }

    /** The change feed's word of a talk's creation, with the talk as the API shows it. */
    static String created(long position, long id, MadeUp.Talk talk) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        json.put("title", talk.title());
        json.put("abstract", talk.summary());
        json.putArray("speakers").add(talk.speaker());
        json.put("company", talk.company());
        json.put("track", talk.track());
        json.put("day", text(talk.day()));
        json.put("start", text(talk.start()));
        json.put("end", text(talk.end()));
        json.put("room", talk.room());
        json.putNull("slidesUrl");
        json.put("version", 1);
        json.put("createdAt", text(talk.createdAt()));
        json.put("updatedAt", text(talk.createdAt()));
        return line(position, "talk.created", id, talk.createdAt(), json.toString());
    }

    /** As the platform's, for titles of plain letters, digits and spaces. */
    private static String titleKey(String title) {
        return title.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String text(Temporal value) {
        return value == null ? null : value.toString();
    }

    private static String line(Object... values) {
        return Arrays.stream(values).map(Rows::field).collect(Collectors.joining("\t", "", "\n"));
    }

    private static String field(Object value) {
        return value == null
                ? "\\N"
                : Objects.toString(value)
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
