package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags and experiments in the control room: by the keyboard alone, in two browsers at once, and for who cannot see them. */
class FlagRoomTest {
    private static final String FLAG = "/api/control/flags/tried-in-the-room";
    private static final String HALF = """
            {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
             "targeting": {"fractional": [["on", 1], ["off", 1]]}}""";

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

    @BeforeEach
    void addAFlag() {
        operator()
                .body("{\"flag\": %s, \"reason\": \"a test begins\"}".formatted(HALF))
                .put(FLAG)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void removeIt() {
        operator().queryParam("reason", "a test is over").delete(FLAG);
    }

    @Test
    void changesAFlagByTheKeyboardAloneAndShowsItToSomebodyElse() {
        Page page = Room.signedIn(browser, 1280, 900);
        Page other = Room.signedIn(browser, 1280, 900);
        other.navigate(Room.url("/control/flags"));
        assertThat(other.locator("#live")).hasText("Live");
        page.navigate(Room.url("/control/flags"));

        Keyboard keyboard = new Keyboard(page);
        keyboard.enter("tried-in-the-room");
        assertThat(page).hasURL(Room.url("/control/flags/tried-in-the-room"));
        keyboard.tabTo("In flagd’s format").press("Control+A");
        page.keyboard().insertText(HALF.replace("[\"on\", 1]", "[\"on\", 3]"));
        page.keyboard().press("Tab");
        page.keyboard().type("it does well");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Change tried-in-the-room?");
        assertThat(page.locator(".diff ins")).containsText("\"on\", 3");
        assertThat(other.locator("#f-tried-in-the-room")).containsText("50 % on");
        keyboard.enter("Change it");

        assertThat(page.locator(".figures")).containsText("75 % on, 25 % off");
        assertThat(other.locator("#f-tried-in-the-room")).containsText("75 % on, 25 % off");
    }

    @Test
    void saysWhatIsWrongWithAFlagAndChangesNothing() {
        Page page = Room.signedIn(browser, 1280, 900);
        page.navigate(Room.url("/control/flags/tried-in-the-room"));
        page.locator("#written").fill("{\"state\": \"ON\", \"variants\": {\"on\": true}}");
        page.locator("#reason").fill("to see");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what would change"))
                .click();

        assertThat(page.getByRole(AriaRole.MAIN))
                .containsText("/flags/tried-in-the-room/state must be ENABLED or DISABLED");
        assertThat(operator()
                        .get("/api/control/flags")
                        .jsonPath()
                        .getString("flags.find { it.key == 'tried-in-the-room' }.flag.state"))
                .isEqualTo("ENABLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/control",
                "/control/capabilities/talks-read",
                "/control/migration/start",
                "/control/flags",
                "/control/flags/tried-in-the-room",
                "/control/experiments",
                "/control/catalogue",
                "/control/delivery",
                "/control/sign-in"
            })
    void hasNothingThatKeepsSomebodyOut(String path) {
        Page page = Room.signedIn(browser, 1280, 900);
        page.navigate(Room.url(path));

        assertThat(Accessibility.faults(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/control/flags", "/control/flags/tried-in-the-room", "/control/experiments", "/control/delivery"
            })
    void fitsAPhone(String path) {
        Page page = Room.signedIn(browser, 360, 740);
        page.navigate(Room.url(path));
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
    }

    private static RequestSpecification operator() {
        return Shadow.operator();
    }
}
