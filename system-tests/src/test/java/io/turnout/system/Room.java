package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The control room in an operator's browser. */
final class Room {
    private Room() {}

    /** At its first page. */
    static Page signedIn(Browser browser, int width, int height) {
        Page page = browser.page(width, height);
        page.navigate(url("/control/sign-in"));
        signIn(page, Tokens.of("olga", "operator"));
        assertThat(page).hasURL(url("/control"));
        return page;
    }

    static void signIn(Page page, String token) {
        page.getByLabel("Token").fill(token);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** As somebody without a mouse comes to what has this text. */
    static void tabTo(Page page, String text) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement.textContent.trim()").equals(text)) {
                return;
            }
        }
        throw new AssertionError("no way leads to " + text);
    }

    static String url(String path) {
        return Deployment.gateway().resolve(path).toString();
    }
}
