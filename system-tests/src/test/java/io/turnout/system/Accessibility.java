package io.turnout.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What would keep somebody from using a page, as axe-core finds it. */
final class Accessibility {
    private static final Set<String> KEEPS_SOMEBODY_OUT = Set.of("serious", "critical");

    private Accessibility() {}

    /** With all that can be opened open. */
    static List<String> faults(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> KEEPS_SOMEBODY_OUT.contains(rule.getImpact()))
                        .map(Accessibility::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
