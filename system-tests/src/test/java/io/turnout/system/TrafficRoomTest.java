package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.restassured.RestAssured;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who answers, as the control room draws it while it goes on. */
class TrafficRoomTest {
    private static final int REQUESTS = 100;
    /** Of a slot, until all of it is told and shown, on a machine that is busy. */
    private static final double SHOWN_MILLIS = 60_000;

    private static final int MOST_BYTES = 150_000;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterEach
    void closePages() {
        browser.closePages();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void drawsWhatIsAnsweredWhileSomebodyLooks() {
        Page page = Room.signedIn(browser, 1280, 900);
        List<String> faults = new CopyOnWriteArrayList<>();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        page.navigate(Room.url("/control"));
        assertThat(page.locator("#traffic-charts canvas")).hasCount(3);
        Object drawnBefore = drawn(page);

        for (int i = 0; i < REQUESTS; i++) {
            RestAssured.get(Deployment.gateway().resolve("/api/talks?limit=1"));
        }

        page.waitForCondition(
                () -> !drawn(page).equals(drawnBefore), new Page.WaitForConditionOptions().setTimeout(SHOWN_MILLIS));
        assertThat(page.locator("#traffic-charts canvas")).hasCount(3);
        assertThat(page.locator("#t-talks-read"))
                .not()
                .containsText("nobody asks", new LocatorAssertions.ContainsTextOptions().setTimeout(SHOWN_MILLIS));
        assertThat(page.locator("#traffic-summary")).containsText("a second");
        assertThat(faults).isEmpty();
    }

    @Test
    void drawsOneCapabilitysOnItsPage() {
        Page page = Room.signedIn(browser, 360, 740);

        page.navigate(Room.url("/control/capabilities/talks-read"));

        assertThat(page.locator("#traffic-charts canvas")).hasCount(3);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than a phone")
                .isTrue();
    }

    @Test
    void loadsLittle() {
        Page page = Room.signedIn(browser, 1280, 900);
        List<String> loaded = new CopyOnWriteArrayList<>();
        page.onRequest(request -> loaded.add(request.url()));

        page.navigate(Room.url("/control"));
        assertThat(page.locator("#traffic-charts canvas")).hasCount(3);

        // what the browser has kept has no body here: each is asked for once more
        int bytes = loaded.stream()
                .distinct()
                .filter(url -> !url.endsWith("/news") && !url.startsWith("data:"))
                .mapToInt(url -> page.request().get(url).body().length)
                .sum();
        assertThat(bytes)
                .as("of the page and all that it loads, not compressed")
                .isBetween(MOST_BYTES / 10, MOST_BYTES);
        assertThat(loaded).allMatch(url -> url.startsWith(Room.url("/")) || url.startsWith("data:"));
    }

    private static Object drawn(Page page) {
        return page.evaluate("document.querySelector('#traffic-charts canvas').toDataURL()");
    }
}
