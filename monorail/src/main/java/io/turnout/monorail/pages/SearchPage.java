package io.turnout.monorail.pages;

import io.turnout.monorail.search.Hit;
import io.turnout.monorail.search.Results;
import io.turnout.platform.Markdown;
import java.util.List;

/**
 * What the template of the search shows.
 *
 * @param query null when nothing was asked yet
 */
record SearchPage(String query, List<Item> items, String next, Results.Part talks, Results.Part notes) {
    static SearchPage empty() {
        return new SearchPage(null, List.of(), null, Results.Part.GOOD, Results.Part.GOOD);
    }

    /** A talk or a note, with what the other kind has left null. */
    record Item(
            String type,
            long id,
            String title,
            List<String> speakers,
            Long talkId,
            String talkTitle,
            String author,
            String snippet) {
        private static Item from(Hit hit) {
            return switch (hit) {
                case Hit.OfTalk talk ->
                    new Item(
                            talk.type(),
                            talk.id(),
                            talk.title(),
                            talk.speakers(),
                            null,
                            null,
                            null,
                            Markdown.toText(talk.snippet()));
                case Hit.OfNote note ->
                    new Item(
                            note.type(),
                            note.id(),
                            null,
                            null,
                            note.talkId(),
                            note.talkTitle(),
                            note.author(),
                            Markdown.toText(note.snippet()));
            };
        }
    }

    static SearchPage from(Results results) {
        List<Item> items = results.items().stream().map(Item::from).toList();
        return new SearchPage(results.query(), items, results.next(), results.talks(), results.notes());
    }
}
