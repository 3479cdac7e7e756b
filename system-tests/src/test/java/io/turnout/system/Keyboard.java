package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Hands without a mouse: what they come to has a name, and is seen to be where they are. */
final class Keyboard {
    private static final int MOST_STEPS = 300;
    /** As assistive technology tells it: of a field by its label, of all else by what it says. */
    private static final String NAME_OF_WHERE_IT_IS = """
            (() => {
              const here = document.activeElement;
              const labels = [...(here.labels ?? [])].map(label => label.textContent).join(' ');
              return (here.getAttribute('aria-label') || labels || here.textContent).trim().replace(/\\s+/g, ' ');
            })()""";

    private static final String IS_SEEN = """
            (() => {
              const here = document.activeElement;
              const box = here.getBoundingClientRect();
              const style = getComputedStyle(here);
              return here.matches(':focus-visible') && box.bottom > 0 && box.top < innerHeight
                && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            })()""";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Comes to what is called so, or begins so, by Tab alone. */
    Keyboard tabTo(String name) {
        // what it looks like is known only then
        page.waitForLoadState();
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            String here = (String) page.evaluate(NAME_OF_WHERE_IT_IS);
            if (here.equals(name) || here.startsWith(name + " ")) {
                assertThat((Boolean) page.evaluate(IS_SEEN))
                        .as("it is seen that the focus is at " + name)
                        .isTrue();
                return this;
            }
        }
        throw new AssertionError("no way leads to " + name + " at " + page.url());
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Follows a link, or opens what is closed. */
    Keyboard enter(String name) {
        return tabTo(name).press("Enter");
    }

    /** Says why, and sends the form. */
    void because(String reason) {
        tabTo("Because").type(reason).press("Enter");
    }
}
