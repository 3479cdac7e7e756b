package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What an operator does in the control room on the way of one capability, with the keyboard alone, and what a colleague sees of it in
 * another browser within two seconds. The tests follow one another: each begins where the one before has left the migration.
 */
@Order(0)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorsJourneyTest {
    private static final String CAPABILITY = "notes-read";
    private static final String DIFFERING = "$.items[*].body";
    private static final double SOON_MILLIS = 2_000;
    private static final double LONG_MILLIS = 120_000;
    /** A candidate that is good is cold, too, on a machine that is busy. */
    private static final int MOST_HALTS = 6;

    private static LocalTurnout turnout;
    private static Browser browser;
    private static Page page;
    private static Page colleague;
    private static Keyboard keyboard;
    private static Rollouts.Readers readers;

    @BeforeAll
    static void start() {
        Assumptions.assumeFalse(Deployment.isGiven(), "only a build of a system of one's own can be a bad one");
        browser = Browser.start();
        int ports = FreePorts.row();
        turnout =
                LocalTurnout.start(ports, Plans.ofQuickRollouts(LocalTurnout.portOfNotes(ports)), NotesBuild.SHORTENED);
        Deployment.test(turnout);
        long talk = Api.createTalk();
        IntStream.range(0, 5).forEach(i -> Api.createNote(talk));
        readers = new Rollouts.Readers(Deployment.gateway().resolve("/api/talks/%d/notes".formatted(talk)));
        colleague = Room.signedIn(browser, 1280, 900);
        page = browser.page(1280, 900);
        keyboard = new Keyboard(page);
    }

    @AfterAll
    static void stop() {
        Deployment.test(null);
        if (readers != null) {
            readers.close();
        }
        if (turnout != null) {
            turnout.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void beginsToMigrateACapability() {
        page.navigate(Room.url("/control"));
        keyboard.tabTo("Token").type(Tokens.of("ada", "operator")).press("Enter");
        assertThat(page).hasURL(Room.url("/control"));

        keyboard.enter("Begin a migration: the migration");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Data is copied, followed and verified, row by row.");
        keyboard.tabTo("CANDIDATE").press("ArrowUp");
        keyboard.enter("Only some capabilities, and what their data takes along");
        keyboard.tabTo(CAPABILITY).press("Space").because("the notes service is ready");

        assertThat(page.locator("#migration")).containsText("On its way to CANARY");
        soon(colleague.locator("#migration"), "On its way to CANARY");
        inTheEnd(page.locator(at(CAPABILITY) + " .stage"), "SHADOW");
        soon(colleague.locator(at(CAPABILITY) + " .stage"), "SHADOW");
    }

    /** It is found out before anybody reads from it, and is not judged again until somebody has looked. */
    @Test
    @Order(2)
    void isToldThatABadBuildWasRejectedAndWhy() {
        inTheEnd(page.locator(at(CAPABILITY) + " .signal"), "taken back");
        soon(colleague.locator(at(CAPABILITY) + " .signal"), "taken back");
        assertThat(page.locator("#migration")).containsText("paused");
        assertThat(page.locator("#migration")).containsText("Because: " + CAPABILITY);

        keyboard.enter(CAPABILITY);

        assertThat(page.locator("h1 .verdict")).hasText("fail");
        assertThat(page.locator(".figures").first()).containsText(NotesBuild.SHORTENED.name());
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Worth a look: " + DIFFERING);
        assertThat(page.getByText("The side in charge").first()).isVisible();
    }

    @Test
    @Order(3)
    void readsThatNobodyWasExposedToIt() {
        keyboard.enter("Report of its rollout");

        Locator report = page.getByRole(AriaRole.MAIN);
        assertThat(report).containsText("Nobody was exposed");
        assertThat(report).containsText(NotesBuild.SHORTENED.name());
        assertThat(report).containsText(DIFFERING);
        toTheRoom();
        keyboard.enter(CAPABILITY);
        page.waitForURL("**/capabilities/" + CAPABILITY);
    }

    @Test
    @Order(4)
    void declaresADifferenceToBeNoneAndTakesThatBack() {
        colleague.navigate(page.url());
        Locator rules = page.locator(".rules");
        Locator seenByTheColleague = colleague.locator(".rules");

        keyboard.enter("Declare as noise").because("the editors cut them");

        assertThat(rules).containsText("ignore %s because the editors cut them".formatted(DIFFERING));
        soon(seenByTheColleague, "the editors cut them");

        keyboard.enter("Withdraw").because("they do not");

        assertThat(rules).not().containsText("the editors cut them");
        assertThat(seenByTheColleague).not().containsText("the editors cut them", within(SOON_MILLIS));
    }

    @Test
    @Order(5)
    void hasABetterBuildTriedAndSeesItReadByAll() {
        NotesBuild.MENDED.ship(turnout);
        colleague.navigate(Room.url("/control"));
        page.navigate(Room.url("/control"));
        Locator state = page.locator("#migration .verdict");

        for (int halts = 0; halts <= MOST_HALTS && !state.textContent().equals("done"); halts++) {
            keyboard.enter("Resume: the migration");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Resume the migration");
            keyboard.because("another build");
            assertThat(state).not().hasText("paused");
            assertThat(state).containsText(Pattern.compile("done|paused"), within(LONG_MILLIS));
        }

        assertThat(page.locator("#migration")).containsText("Has come to CANARY");
        assertThat(page.locator(at(CAPABILITY))).containsText("100 %");
        soon(colleague.locator(at(CAPABILITY)), "100 %");
    }

    @Test
    @Order(6)
    void takesEverythingBackByHand() {
        keyboard.enter("Take everything back: the migration");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Nobody reads from candidates any more");
        keyboard.because("we have seen enough");

        inTheEnd(page.locator("#migration .verdict"), "taken back");
        soon(colleague.locator("#migration .verdict"), "taken back");
        assertThat(page.locator(at(CAPABILITY) + " .stage")).not().containsText("CANARY");
        assertThat(page.locator(".log")).containsText("ada");
        assertThat(page.locator(".log")).containsText("we have seen enough");
        assertThat(readers.failed()).isZero();
    }

    @Test
    @Order(7)
    void readsTheReportsOfAllThatAndTakesOneAlong() throws IOException {
        keyboard.enter("Report of the migration");

        Locator report = page.getByRole(AriaRole.MAIN);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Taken back");
        assertThat(report).containsText("We have seen enough.");
        assertThat(report).containsText(CAPABILITY + ", rollout ");
        assertThat(Accessibility.faults(page)).isEmpty();

        toTheRoom();
        keyboard.enter("Report of the rollout of " + CAPABILITY);

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Taken back with its migration");
        assertThat(report).containsText("Subjects exposed");
        assertThat(Accessibility.faults(page)).isEmpty();
        Download copy = page.waitForDownload(() -> keyboard.enter("as Markdown"));
        assertThat(Files.readString(copy.path())).startsWith("# " + CAPABILITY).contains("| Subjects exposed | **");
    }

    /** Who goes on before the page is there is taken back to its beginning. */
    private void toTheRoom() {
        keyboard.enter("Control room");
        page.waitForURL("**/control");
    }

    private static String at(String capability) {
        return "#at-" + capability;
    }

    private static void soon(Locator there, String words) {
        assertThat(there).containsText(words, within(SOON_MILLIS));
    }

    private static void inTheEnd(Locator there, String words) {
        assertThat(there).containsText(words, within(LONG_MILLIS));
    }

    private static LocatorAssertions.ContainsTextOptions within(double millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }
}
