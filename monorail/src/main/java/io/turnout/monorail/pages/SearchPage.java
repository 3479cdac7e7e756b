package io.turnout.monorail.pages;

import io.turnout.monorail.search.Hit;
import io.turnout.monorail.search.Results;
import java.util.List;

/**
 * What the template of the search shows.
 *
 * @param query null when nothing was asked yet
 */
record SearchPage(String query, List<Hit> items, String next, Results.Part talks, Results.Part notes) {
    static SearchPage empty() {
        return new SearchPage(null, List.of(), null, Results.Part.GOOD, Results.Part.GOOD);
    }

    static SearchPage from(Results results) {
        return new SearchPage(results.query(), results.items(), results.next(), results.talks(), results.notes());
    }
}
