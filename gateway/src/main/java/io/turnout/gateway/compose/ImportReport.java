package io.turnout.gateway.compose;

import io.turnout.platform.RawNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an import did, or would do. */
record ImportReport(boolean dryRun, List<ReportedTalk> talks, Created created, Unchanged unchanged) {
    record ReportedTalk(int line, String heading, String action, Long id, String title, List<ReportedNote> notes) {}

    record ReportedNote(int line, String action, Long id) {}

    record Created(long talks, long notes) {}

    record Unchanged(long notes) {}

    /**
     * @param talks one for each section
     * @param notes one for each section that has a note
     */
    static ImportReport of(
            boolean dryRun, List<RawNotes.Section> sections, List<Import.Talk> talks, List<Import.Note> notes) {
        List<ReportedTalk> reported = new ArrayList<>();
        Set<List<String>> onNewTalks = new HashSet<>();
        long createdNotes = 0;
        int next = 0;
        for (int i = 0; i < sections.size(); i++) {
            RawNotes.Section section = sections.get(i);
            Import.Talk talk = talks.get(i);
            List<ReportedNote> own = new ArrayList<>();
            if (section.note() != null) {
                Import.Note note = notes.get(next++);
                // in a dry run a new talk has no id yet by which the notes' owner could tell that a note comes again
                boolean again = talk.id() == null && !onNewTalks.add(List.of(talk.title(), section.note()));
                String action = again ? "unchanged" : note.action();
                own.add(new ReportedNote(section.noteLine(), action, note.id()));
                createdNotes += action.equals("created") ? 1 : 0;
            }
            reported.add(new ReportedTalk(
                    section.line(), section.heading().text(), talk.action(), talk.id(), talk.title(), own));
        }
        long createdTalks =
                talks.stream().filter(talk -> talk.action().equals("created")).count();
        return new ImportReport(
                dryRun, reported, new Created(createdTalks, createdNotes), new Unchanged(notes.size() - createdNotes));
    }
}
