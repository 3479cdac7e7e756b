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
import io.turnout.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Imports a file as a whole, in one transaction; a dry run takes the same way and writes nothing. */
@ApplicationScoped
class Import {
    private final Talks talks;
    private final ImportedNotes notes;
    private final KnownTitles titles;

    Import(Talks talks, ImportedNotes notes, KnownTitles titles) {
        this.talks = talks;
        this.notes = notes;
        this.titles = titles;
    }

    @Transactional
    ImportReport run(Caller importer, RawNotes file, String author, boolean dryRun) {
        titles.lock();
        TitleMatches matches = known(file);
        Set<List<String>> brought = new HashSet<>();
        List<TalkView> created = new ArrayList<>();
        List<TalkLine> lines = new ArrayList<>();
        for (RawNotes.Section section : file.sections()) {
            Match known = matches.find(section.heading().keys());
            Match talk = known == null ? bring(section.heading(), matches, dryRun, created) : known;
            List<NoteLine> note = section.note() == null
                    ? List.of()
                    : List.of(note(importer, section, talk, author, dryRun, brought));
            String action = known == null ? "created" : "matched";
            lines.add(new TalkLine(section.line(), section.heading().text(), action, talk.id(), talk.title(), note));
        }
        talks.tellCreated(created);
        return ImportReport.of(dryRun, lines);
    }

    private TitleMatches known(RawNotes file) {
        Set<String> keys = new HashSet<>();
        file.sections().forEach(section -> keys.addAll(section.heading().keys()));
        return titles.find(keys);
    }

    private Match bring(TalkHeading heading, TitleMatches matches, boolean dryRun, List<TalkView> created) {
        TalkDraft draft = TalkDraft.named(heading.title(), heading.speakers());
        Match talk;
        if (dryRun) {
            talk = new Match(null, draft.title());
        } else {
            TalkView added = talks.add(draft);
            created.add(added);
            talk = new Match(added.id(), added.title());
        }
        matches.addNew(talk);
        return talk;
    }

    private NoteLine note(
            Caller importer,
            RawNotes.Section section,
            Match talk,
            String author,
            boolean dryRun,
            Set<List<String>> brought) {
        if (dryRun) {
            Long id = talk.id() == null ? null : notes.find(talk.id(), author, section.note());
            // the file itself may have said the same before
            boolean isNew = id == null && brought.add(List.of(String.valueOf(talk.id()), talk.title(), section.note()));
            return new NoteLine(section.noteLine(), isNew ? "created" : "unchanged", id);
        }
        Long created = notes.add(importer, talk.id(), author, section.note());
        return created != null
                ? new NoteLine(section.noteLine(), "created", created)
                : new NoteLine(section.noteLine(), "unchanged", notes.find(talk.id(), author, section.note()));
    }
}
