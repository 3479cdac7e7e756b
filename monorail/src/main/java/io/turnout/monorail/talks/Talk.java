package io.turnout.monorail.talks;

import io.turnout.platform.TitleKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A row of {@code talks}; it is written through {@link #put} alone, so that no write forgets the version. */
@Entity
@Table(name = "talks")
public class Talk {
    /** What a query selects to read talks; {@code search} stays in the database. */
    public static final String COLUMNS =
            "id, title, title_key, abstract, speakers, company, track, day, starts_at, ends_at, room,"
                    + " slides_url, version, created_at, updated_at";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String title;

    @Column(name = "title_key")
    String titleKey;

    @Column(name = "abstract")
    String summary;

    List<String> speakers;
    String company;
    String track;
    LocalDate day;

    @Column(name = "starts_at")
    LocalTime start;

    @Column(name = "ends_at")
    LocalTime end;

    String room;

    @Column(name = "slides_url")
    String slidesUrl;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    void put(TalkDraft draft, Instant now) {
        title = draft.title();
        titleKey = TitleKey.of(draft.title());
        summary = draft.summary();
        speakers = draft.speakers();
        company = draft.company();
        track = draft.track();
        day = draft.date();
        start = TalkDraft.time(draft.start());
        end = TalkDraft.time(draft.end());
        room = draft.room();
        slidesUrl = draft.slidesUrl();
        version++;
        createdAt = createdAt == null ? now : createdAt;
        updatedAt = now;
    }
}
