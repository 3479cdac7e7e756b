package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page to try the API works under a policy that allows no inline script or style. */
class SwaggerPageTest {
    @Test
    void sendsARequestAndBreaksNoPolicy() {
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1280, 900);
            List<String> refused = new ArrayList<>();
            page.onConsoleMessage(message -> note(message, refused));

            page.navigate(Deployment.gateway() + "/swagger");
            page.locator(".opblock-summary-control").first().click();
            button(page, "Try it out");
            button(page, "Execute");

            assertThat(page.locator(".live-responses-table .response-col_status")
                            .last())
                    .containsText("200");
            assertThat(refused).isEmpty();
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void note(ConsoleMessage message, List<String> refused) {
        if (message.text().contains("Content Security Policy")) {
            refused.add(message.text());
        }
    }
}
