package io.turnout.control.shadow;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a gateway might report of answers with the fields $.a and $.b. */
public final class PageTestData {
    private static final Page.Coverage EXPECTED =
            new Page.Coverage(Set.of("$.a", "$.items[*].d"), Set.of("status:200", "status:404"));

    private PageTestData() {}

    public static Page page(String capability, long run, Counts counts) {
        return page(capability, run, null, counts);
    }

    public static Page page(String capability, long run, String build, Counts counts) {
        List<Page.Example> examples = counts.fields().get("$.a").raw() == 0
                ? List.of()
                : List.of(new Page.Example(
                        "$.a", "VALUE", "GET /x", "1\u0000", "2", "trace", List.of("curl -sS 'http://a/x'")));
        List<Page.DeclaredRule> rules = List.of(new Page.DeclaredRule("ignore $.c", "nobody knows"));
        return new Page(capability, run, build, counts, 1, Map.of("NO_PLACE", 1L), rules, EXPECTED, examples);
    }

    public static Counts alike(int requests) {
        return counts(requests, List.of());
    }

    /** In $.a. */
    public static Counts differing(int requests) {
        return counts(requests, List.of(new Difference("$.a", Kind.VALUE, "1", "2")));
    }

    private static Counts counts(int requests, List<Difference> differences) {
        Set<String> paths = Set.of("$.a", "$.b");
        Compared raw = new Compared(differences, 0, paths, Set.of(), true);
        Compared noise = new Compared(List.of(), 0, paths, Set.of(), true);
        Tally tally = new Tally();
        for (int i = 0; i < requests; i++) {
            tally.add(Observation.paired(raw, noise, Set.of("status:200")));
        }
        return tally.counts();
    }
}
