package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site in a browser: read, searched and written on with the keyboard alone, at any width, from here alone. */
class PagesTest {
    /** On the element itself or on what it stands in, such as a card that is one link. */
    private static final String FOCUS_IS_SHOWN = """
            (() => {
              for (let e = document.activeElement; e && e !== document.body; e = e.parentElement) {
                const style = getComputedStyle(e);
                if (style.outlineStyle !== 'none' || style.boxShadow !== 'none') {
                  return true;
                }
              }
              return document.activeElement === document.body;
            })()""";

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadsFromTheAgendaToATalkAndTakesANote(boolean services) {
        Page page = browser.page(1280, 900);
        List<String> elsewhere = requestsTo(page, side(services));
        page.navigate(side(services) + "/agenda?day=" + dayOfATalk(side(services)));

        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.HEADING)
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        signInFromTheTalk(page, Tokens.of("ada", "attendee"));
        String text = "From a browser " + UUID.randomUUID();
        page.getByLabel("Your name").fill("Ada");
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill(text + " with *emphasis*");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the note"))
                .click();

        Locator note = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text));
        assertThat(note).hasCount(1);
        assertThat(note.locator("em")).hasText("emphasis");
        page.reload();
        assertThat(note).hasCount(1);
        assertThat(elsewhere).isEmpty();

        String talk = page.url();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("Sign in");
        page.navigate(talk);
        assertThat(page.getByLabel("Your name")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheSessionFromScriptsAndSaysWhatIsWrongWithAToken(boolean services) {
        Page page = browser.page(360, 740);
        page.navigate(side(services).resolve("/sign-in").toString());
        signIn(page, Tokens.of("ada", "attendee") + "x");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();

        signIn(page, Tokens.of("ada", "attendee"));

        assertThat(page.getByRole(AriaRole.BANNER)).containsText("ada");
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        Cookie cookie = page.context().cookies().getFirst();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysWhatIsWrongWithANoteAndKeepsWhatWasTyped(boolean services) {
        Page page = browser.page(1280, 900);
        page.navigate(side(services) + "/agenda?day=" + dayOfATalk(side(services)));
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.HEADING)
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        signInFromTheTalk(page, Tokens.of("ada", "attendee"));
        page.getByLabel("Your name").fill("   ");
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("typed already");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the note"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("typed already");
        assertThat(page.getByLabel("Your name")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void findsTalksAndNotes() {
        Page page = browser.page(1280, 900);
        page.navigate(side(true).toString());

        page.getByRole(AriaRole.SEARCHBOX).first().fill("migration");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/search\\?q=migration.*"));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Great Migration");
    }

    @Test
    void canBeWalkedWithTheKeyboardAndShowsWhereOneIs() {
        Page page = browser.page(1280, 900);
        page.navigate(side(true) + "/agenda?day=2019-03-04");

        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasAttribute("href", java.util.regex.Pattern.compile("#.*"));
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            reached.add((String) page.evaluate("document.activeElement.getAttribute('href') ?? ''"));
            Object outline = page.evaluate(FOCUS_IS_SHOWN);
            assertThat(outline).as("focus can be seen on %s", reached.getLast()).isEqualTo(true);
        }

        assertThat(reached).anyMatch(href -> href.startsWith("/talks/"));
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "768, 1024", "1280, 900"})
    void fitsTheScreen(int width, int height) {
        Page page = browser.page(width, height);
        for (String path : List.of("/agenda?day=2019-03-04", "/search?q=services", talkPath())) {
            page.navigate(side(true).resolve(path).toString());

            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

            assertThat(((Number) overflow).intValue()).as(path).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void runsNoScriptThatSomebodyHasWritten() {
        long talk = Api.create(Api.aTalk("title", "<script>document.title='owned'</script>"))
                .jsonPath()
                .getLong("id");
        Api.createNote(
                talk,
                Map.of(
                        "author",
                        "<img src=x onerror=\"document.title='owned'\">",
                        "body",
                        "<script>document.title='owned'</script>"));
        Page page = browser.page(1280, 900);

        page.navigate(side(true).resolve("/talks/" + talk).toString());

        assertThat(page.title()).isNotEqualTo("owned");
        assertThat(page.locator("main script, main img")).hasCount(0);
    }

    private static void signInFromTheTalk(Page page, String token) {
        page.locator("#add-note").getByRole(AriaRole.LINK).click();
        signIn(page, token);
    }

    private static void signIn(Page page, String token) {
        page.getByLabel("Token").fill(token);
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static String talkPath() {
        return "/talks/" + Api.createTalk();
    }

    /** A day with one talk, which no other test looks at. */
    private static String dayOfATalk(URI gateway) {
        String day = LocalDate.of(5000, 1, 1)
                .plusDays(ThreadLocalRandom.current().nextInt(1_000_000))
                .toString();
        Api.request(gateway)
                .contentType("application/json")
                .body(Api.aTalk("day", day))
                .post("/api/talks")
                .then()
                .statusCode(201);
        return day;
    }

    private static URI side(boolean services) {
        return services ? Deployment.gateway() : Deployment.legacyGateway();
    }

    private static List<String> requestsTo(Page page, URI home) {
        List<String> elsewhere = new ArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(home.toString())) {
                elsewhere.add(request.url());
            }
        });
        return elsewhere;
    }
}
