package io.turnout.monorail.imports;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.turnout.monorail.imports.TitleMatches.Match;
import io.turnout.monorail.talks.TalkDraft;
import io.turnout.monorail.talks.TalkView;
import io.turnout.monorail.talks.Talks;
import io.turnout.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The talks' half of an import: finds the talks that headings name, and creates those that are not there. */
@ApplicationScoped
public class Headings {
    private static final int MAX = 500;

    private final Talks talks;
    private final KnownTitles titles;

    Headings(Talks talks, KnownTitles titles) {
        this.talks = talks;
        this.titles = titles;
    }

    /**
     * One heading.
     *
     * @param title what a new talk is called
     * @param keys the title keys under which the talk may be known, the likeliest first
     */
    public record Heading(String title, List<String> speakers, List<String> keys) {
        public Heading {
            if (keys == null
                    || keys.isEmpty()
                    || keys.contains(null)
                    || keys.stream().anyMatch(key -> key.indexOf('\0') >= 0)) {
                throw ProblemType.INVALID_BODY.because("\"keys\" is required.");
            }
            keys = List.copyOf(keys);
        }
    }

    /**
     * The talk that a heading names.
     *
     * @param id null if it would have to be created
     * @param action {@code matched} or {@code created}
     */
    @JsonPropertyOrder({"id", "title", "action"})
    public record Resolved(Long id, String title, String action) {}

    /** @param dryRun to write nothing */
    @Transactional
    public List<Resolved> resolve(List<Heading> headings, boolean dryRun) {
        if (headings.size() > MAX) {
            throw ProblemType.INVALID_BODY.because("There must not be more than " + MAX + " headings.");
        }
        if (!dryRun) {
            titles.lock();
        }
        TitleMatches matches = titles.find(
                headings.stream().flatMap(heading -> heading.keys().stream()).collect(Collectors.toSet()));
        List<TalkView> created = new ArrayList<>();
        List<Resolved> resolved = new ArrayList<>();
        for (Heading heading : headings) {
            Match known = matches.find(heading.keys());
            if (known != null) {
                resolved.add(new Resolved(known.id(), known.title(), "matched"));
                continue;
            }
            TalkDraft draft = TalkDraft.named(heading.title(), heading.speakers());
            Long id = null;
            if (!dryRun) {
                created.add(talks.add(draft));
                id = created.getLast().id();
            }
            matches.addNew(new Match(id, draft.title()));
            resolved.add(new Resolved(id, draft.title(), "created"));
        }
        talks.tellCreated(created);
        return resolved;
    }
}
