package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The control room in an operator's browser: live, by the keyboard alone, at any width, from here alone. */
class ControlRoomTest {
    /** One that no other test has compared. */
    private static final String CAPABILITY = "import";

    private static final String FORM = """
            <form id='%s'><input type='hidden' name='rule' value='%s'><label>Because <input name='reason'></label></form>
            """;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterEach
    void compareNothingOfIt() {
        Shadow.set(CAPABILITY, 0);
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
    void isForOperatorsWhoAreLedBackToWhereTheyWantedToGo() {
        Page page = browser.page(1280, 900);
        List<String> faults = faultsOf(page);
        page.navigate(url("/control/capabilities/" + CAPABILITY));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sign in");
        Room.signIn(page, Tokens.of("ada", "attendee"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("operator");

        page.navigate(url("/control/sign-in?return=/control/capabilities/" + CAPABILITY));
        Room.signIn(page, Tokens.of("olga", "operator"));

        assertThat(page).hasURL(url("/control/capabilities/" + CAPABILITY));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All capabilities"))
                .click();
        assertThat(page.getByRole(AriaRole.ROWHEADER)).not().hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Sign in");
        assertThat(faults).containsExactly("403 " + url("/control/capabilities/" + CAPABILITY));
    }

    @Test
    void showsWhatOthersChangeAsItHappensAndKeepsWhatWasTyped() {
        Page page = signedIn();
        page.navigate(url("/control/capabilities/" + CAPABILITY));
        page.getByText("Change what is compared").click();
        page.getByLabel("Because", new Page.GetByLabelOptions().setExact(true)).fill("half a thought");
        assertThat(page.locator("#live")).hasText("Live");

        Shadow.set(CAPABILITY, 7);

        assertThat(page.locator(".figures").first()).containsText("7 %");
        assertThat(page.getByLabel("Because", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("half a thought");
        assertThat(page.getByLabel("Because", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        Page overview = signedIn();
        overview.navigate(url("/control"));
        Locator row = overview.locator("#c-" + CAPABILITY);
        assertThat(row).containsText("7 %");
        Shadow.set(CAPABILITY, 8);
        assertThat(row).containsText("8 %");
    }

    /** The pages are made up, the script and the news are not. */
    @Test
    void leavesAFormAloneThatSomebodyIsAtWhateverHappensAroundIt() {
        Page page = signedIn();
        String before = "<ul><li id='a-b'><p>a.b</p>%s</li></ul>"
                .formatted("<figure id='one'>1</figure>" + FORM.formatted("declare", "ignore $.a.b"));
        String after =
                "<ul><li id='a'><p>a</p><ul id='below'><li id='a-b'><p>.b</p>%s</li><li id='a-c'>.c</li></ul></li></ul>"
                        .formatted("<figure id='one'>1</figure><figure id='two'>2</figure>"
                                + FORM.formatted("declare", "ignore $.another"));
        AtomicReference<String> body = new AtomicReference<>(before);
        page.route(
                "**/control/capabilities/" + CAPABILITY,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><p id=live></p><main id=main>" + body.get()
                                + "</main><script type=module src=/control/room.js></script>")));
        page.navigate(url("/control/capabilities/" + CAPABILITY));
        page.getByLabel("Because").fill("half a thought");
        assertThat(page.locator("#live")).hasText("Live");

        body.set(after);
        Shadow.set(CAPABILITY, 6);

        assertThat(page.locator("#a #a-b #two")).hasText("2");
        assertThat(page.locator("li")).hasCount(3);
        assertThat(page.getByLabel("Because")).hasValue("half a thought");
        assertThat(page.getByLabel("Because")).isFocused();
        assertThat(page.locator("[name=rule]")).hasValue("ignore $.a.b");

        body.set("<p>nothing is left</p>");
        Shadow.set(CAPABILITY, 7);
        assertThat(page.getByText("nothing is left")).isVisible();
        assertThat(page.getByLabel("Because")).hasValue("half a thought");
        page.getByLabel("Because").fill("");
        page.locator("body").click();
        page.evaluate("document.activeElement.blur()");
        Shadow.set(CAPABILITY, 8);
        assertThat(page.getByLabel("Because")).hasCount(0);
    }

    @Test
    void isUsedByTheKeyboardAlone() {
        Page page = signedIn();
        page.navigate(url("/control"));
        Room.tabTo(page, CAPABILITY);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(CAPABILITY);

        Room.tabTo(page, "Change what is compared");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+A");
        page.keyboard().type("9");
        page.keyboard().press("Tab");
        page.keyboard().type("by hand");
        page.keyboard().press("Enter");

        assertThat(page.locator(".figures").first()).containsText("9 %");
        page.navigate(url("/control"));
        assertThat(page.locator(".log li").first()).containsText(CAPABILITY + ": 9.0 % by hand");
    }

    @Test
    void showsOnTheMapWhereEachCapabilityIsAsItHappens() {
        Page page = signedIn();
        List<String> faults = faultsOf(page);
        page.navigate(url("/control"));
        assertThat(page.locator("#live")).hasText("Live");

        Shadow.set(CAPABILITY, 9);

        assertThat(page.locator("#at-" + CAPABILITY)).containsText("9 %");
        assertThat(page.locator("svg[role=img] title")).containsText("monorail");
        List<Map<String, Object>> stages = Shadow.operator()
                .get("/api/control/migration")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("stages");
        assertThat(stages).isNotEmpty().allSatisfy(each -> {
            String stage = (String) each.get("stage");
            assertThat(page.locator("#line-" + each.get("capability"))).hasClass(stage.toLowerCase(Locale.ROOT));
            assertThat(page.locator("#at-" + each.get("capability") + " .stage"))
                    .containsText(stage);
        });
        assertThat(faults).isEmpty();
    }

    /** Nothing is sent before somebody has read what will happen, and has said why it is to. */
    @Test
    void asksBeforeItDoesSomethingAndTellsOfItAfterwards() {
        Page page = signedIn();
        page.navigate(url("/control/migration/rollback"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Take everything back");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Nobody reads from candidates any more");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take everything back"))
                .click();
        assertThat(page.getByLabel("Because")).isFocused();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave it as it is"))
                .click();

        assertThat(page).hasURL(url("/control"));
    }

    @Test
    void fitsAPhone() {
        Page page = signedIn(360, 740);
        for (String path : List.of(
                "/control", "/control/capabilities/" + CAPABILITY, "/control/migration/start", "/control/sign-in")) {
            page.navigate(url(path));
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(path)
                    .isTrue();
        }
    }

    private static Page signedIn() {
        return signedIn(1280, 900);
    }

    private static Page signedIn(int width, int height) {
        return Room.signedIn(browser, width, height);
    }

    /** What was refused, what went elsewhere, and what scripts or the policy complain of. */
    private static List<String> faultsOf(Page page) {
        List<String> faults = new CopyOnWriteArrayList<>();
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                faults.add(answer.status() + " " + answer.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(url("/")) && !request.url().startsWith("data:")) {
                faults.add("elsewhere: " + request.url());
            }
        });
        page.onPageError(faults::add);
        return faults;
    }

    private static String url(String path) {
        return Deployment.gateway().resolve(path).toString();
    }
}
