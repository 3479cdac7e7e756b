package io.turnout.system;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The agenda shows a day's talks in order, with how many notes there are and the latest; the talk page its notes. */
class AgendaTest {
    @Test
    void showsADaysTalksInOrderWithCountAndLatestNote() {
        String day = anUnusedDay();
        long later = talkAt(day, "14:00", "15:00");
        long earlier = talkAt(day, "09:00", "10:00");
        Api.createNote(earlier, Map.of("author", "Ada", "body", "first"));
        Api.createNote(earlier, Map.of("author", "Grace", "body", "x".repeat(300)));

        Api.request()
                .queryParam("day", day)
                .get("/api/agenda")
                .then()
                .statusCode(200)
                .body("day", equalTo(day))
                .body("days", hasItem(day))
                .body("items.id", contains((int) earlier, (int) later))
                .body("items.notes.quality", everyItem(equalTo("good")))
                .body("items.notes.count", contains(2, 0))
                .body("items[0].notes.latest.author", equalTo("Grace"))
                .body("items[0].notes.latest.excerpt", equalTo("x".repeat(200)))
                .body("items[1].notes.latest", nullValue());
    }

    @Test
    void isEmptyOnADayWithoutTalks() {
        Api.request()
                .queryParam("day", "1999-12-31")
                .get("/api/agenda")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void knowsTheDaysOfTheConference() {
        Api.request().get("/api/agenda").then().statusCode(200).body("days", hasItems("2019-03-04", "2019-03-05"));
    }

    @Test
    void pagesThroughADay() {
        String day = anUnusedDay();
        long first = talkAt(day, "09:00", "10:00");
        long second = talkAt(day, "10:00", "11:00");

        String next = Api.request()
                .queryParam("day", day)
                .queryParam("limit", 1)
                .get("/api/agenda")
                .then()
                .body("items.id", contains((int) first))
                .extract()
                .path("next");

        Api.request()
                .queryParam("day", day)
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/api/agenda")
                .then()
                .statusCode(200)
                .body("items.id", contains((int) second))
                .body("next", nullValue());
    }

    @Test
    void showsATalkWithItsNotesInOneAnswer() {
        long talk = Api.createTalk();
        Api.createNote(talk, Map.of("author", "first", "body", "b"));
        Api.createNote(talk, Map.of("author", "second", "body", "b"));

        Api.request()
                .queryParam("include", "notes")
                .get("/api/talks/{id}", talk)
                .then()
                .statusCode(200)
                .body("id", equalTo((int) talk))
                .body("notes.quality", equalTo("good"))
                .body("notes.items.author", contains("second", "first"))
                .body("notes.next", nullValue());
        Api.request()
                .queryParam("include", "notes")
                .get("/api/talks/{id}", Long.MAX_VALUE)
                .then()
                .statusCode(404);
    }

    private static long talkAt(String day, String start, String end) {
        Map<String, Object> talk = Api.aTalk("day", day);
        talk.put("start", start);
        talk.put("end", end);
        return Api.create(talk).jsonPath().getLong("id");
    }

    /** Far from every other talk, so that the test owns the day on a site that others use too. */
    private static String anUnusedDay() {
        return LocalDate.of(2100, 1, 1)
                .plusDays(ThreadLocalRandom.current().nextInt(1_000_000))
                .toString();
    }
}
