package io.turnout.monorail.imports;

import io.turnout.monorail.imports.ImportReport.NoteLine;
import io.turnout.monorail.imports.ImportReport.TalkLine;
import io.turnout.monorail.imports.TitleMatches.Match;
import io.turnout.monorail.notes.ImportedNotes;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.monorail.talks.TalkView;
import io.turnout.monorail.talks.Talks;
import io.turnout.platform.RawNotes;
import io.turnout.platform.TalkHeading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Imports a file as a whole, in one transaction; a dry run takes the same way and writes nothing. */
@ApplicationScoped
class Import {
    // so that two imports that name the same new talk create it once
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('import'))";

    private static final String KNOWN = """
            select distinct on (title_key) title_key, id, title from talks
            where title_key in (:keys)
            order by title_key, id
            """;

    private final Talks talks;
    private final ImportedNotes notes;
    private final EntityManager entities;

    Import(Talks talks, ImportedNotes notes, EntityManager entities) {
        this.talks = talks;
        this.notes = notes;
        this.entities = entities;
    }

    @Transactional
    ImportReport run(RawNotes file, String author, boolean dryRun) {
        entities.createNativeQuery(LOCK, Object.class).getResultList();
        TitleMatches matches = known(file);
        Set<List<String>> brought = new HashSet<>();
        List<TalkLine> lines = new ArrayList<>();
        for (RawNotes.Section section : file.sections()) {
            Match known = matches.find(section.heading());
            Match talk = known == null ? bring(section.heading(), matches, dryRun) : known;
            List<NoteLine> note =
                    section.note() == null ? List.of() : List.of(note(section, talk, author, dryRun, brought));
            String action = known == null ? "created" : "matched";
            lines.add(new TalkLine(section.line(), section.heading().text(), action, talk.id(), talk.title(), note));
        }
        return ImportReport.of(dryRun, lines);
    }

    private TitleMatches known(RawNotes file) {
        Set<String> keys = new HashSet<>();
        file.sections().forEach(section -> keys.addAll(section.heading().keys()));
        TitleMatches matches = new TitleMatches();
        for (Object row : entities.createNativeQuery(KNOWN, Tuple.class)
                .setParameter("keys", keys)
                .getResultList()) {
            Tuple talk = (Tuple) row;
            matches.add(
                    talk.get("title_key", String.class),
                    new Match(talk.get("id", Long.class), talk.get("title", String.class)));
        }
        return matches;
    }

    private Match bring(TalkHeading heading, TitleMatches matches, boolean dryRun) {
        TalkDraft draft = TalkDraft.named(heading.title(), heading.speakers());
        Match talk;
        if (dryRun) {
            talk = new Match(null, draft.title());
        } else {
            TalkView added = talks.add(draft);
            talk = new Match(added.id(), added.title());
        }
        matches.addNew(talk);
        return talk;
    }

    private NoteLine note(
            RawNotes.Section section, Match talk, String author, boolean dryRun, Set<List<String>> brought) {
        if (dryRun) {
            Long id = talk.id() == null ? null : notes.find(talk.id(), author, section.note());
            // the file itself may have said the same before
            boolean isNew = id == null && brought.add(List.of(String.valueOf(talk.id()), talk.title(), section.note()));
            return new NoteLine(section.noteLine(), isNew ? "created" : "unchanged", id);
        }
        Long created = notes.add(talk.id(), author, section.note());
        return created != null
                ? new NoteLine(section.noteLine(), "created", created)
                : new NoteLine(section.noteLine(), "unchanged", notes.find(talk.id(), author, section.note()));
    }
}
