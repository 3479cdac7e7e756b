package io.turnout.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Brings a site of its own into each state and takes pictures of the control room for the documents: {@code ./turnout screenshots}. No test,
 * for nobody looks at the pictures but people; what the room does is in {@link ControlRoomTest} and {@link OperatorsJourneyTest}.
 */
class Screenshots {
    private static final String OVERVIEW = "/control";
    private static final String TRAFFIC = "section[aria-labelledby=traffic]";
    private static final String ONE_IN_FOUR = """
            {"state": "ENABLED", "variants": {"classic": "classic", "notes-first": "notes-first"}, "defaultVariant": "classic",
             "targeting": {"fractional": [["classic", 75], ["notes-first", 25]]},
             "metadata": {"owner": "gateway", "purpose": "Whether a talk's page shows its notes before what the talk is about"}}""";

    private final Path folder = Path.of(
            System.getProperty("pictures", Project.ROOT.resolve("docs/pictures").toString()));
    private Browser browser;
    private LocalTurnout turnout;
    private Camera camera;
    private long talk;

    @BeforeEach
    void start() {
        browser = Browser.start();
        int ports = FreePorts.row();
        turnout = LocalTurnout.start(ports, plan(LocalTurnout.portOfNotes(ports)), NotesBuild.SHORTENED);
        Deployment.test(turnout);
        talk = Api.createTalk();
        IntStream.range(0, 5).forEach(i -> Api.createNote(talk));
        camera = new Camera(browser, folder);
    }

    @AfterEach
    void stop() {
        Deployment.test(null);
        if (turnout != null) {
            turnout.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void ofEachState() throws IOException {
        Page nobody = browser.page(1200, 460);
        nobody.navigate(Room.url(OVERVIEW));
        camera.top("signed-out", nobody, "Sign in");
        camera.page("nothing-begun", OVERVIEW);
        camera.page("question", "/control/migration/start");
        camera.page("services", "/control/catalogue");

        try (Rollouts.Readers readers = new Rollouts.Readers(everything())) {
            Conductor.begin("RETIRED");
            Conductor.await(() -> Conductor.stage("talks-read").equals("SHADOW"));
            camera.part("comparing", OVERVIEW, ".railway");
            Conductor.await(Conductor::hasHalted);
            camera.page("rejected", OVERVIEW);
            camera.page("difference", "/control/capabilities/notes-read");
            camera.page("report-rejected", "/control/reports/rollouts/notes-read");

            NotesBuild.MENDED.ship(turnout);
            Conductor.resume();
            Conductor.await(() -> {
                Conductor.resumeIfHalted();
                return Conductor.waiting().contains("notes-read");
            });
            camera.page("approval", OVERVIEW);
            camera.dark("approval-dark", OVERVIEW);
            camera.phone("approval-phone", OVERVIEW);
            camera.page("approve", "/control/rollouts/notes-read/approve");
            camera.part("traffic", OVERVIEW, TRAFFIC);
            camera.phone("report-phone", "/control/reports/rollouts/notes-read");

            Conductor.conduct(() -> String.valueOf(Conductor.migration().getString("waitingFor"))
                    .contains("approve the cutover"));
            camera.page("cutover-waits", OVERVIEW);
            camera.page("cutover", "/control/datasets/notes/cutover");
            Conductor.approveCutover("notes");
            Conductor.conduct(() -> Conductor.state("notes").equals("CUT_OVER"));
            camera.part("cut-over", OVERVIEW, "section[aria-labelledby=datasets]");
            camera.part("cut-over-map", OVERVIEW, ".railway");
            Conductor.approveCutover("talks");
            Conductor.conduct(() -> "DONE".equals(Conductor.migration().getString("phase")));
            camera.page("retired", OVERVIEW);
            camera.part("traffic-moved", OVERVIEW, TRAFFIC);
            camera.page("report", "/control/reports/rollouts/notes-read");
            camera.dark("report-dark", "/control/reports/rollouts/notes-read");
            camera.page("report-migration", "/control/reports/migrations/latest");
            camera.page("delivery", "/control/delivery");

            flags();
        }

        stop("monorail", "monorail-db");
        camera.part("without-monolith", OVERVIEW, "section[aria-labelledby=datasets]");
        Page open = camera.at(OVERVIEW);
        stop("control-plane");
        camera.top("connection-lost", open, "Not live, as of");
    }

    private void flags() throws IOException {
        Shadow.operator()
                .body("{\"document\": %s, \"reason\": \"as they are delivered\"}"
                        .formatted(Files.readString(Project.ROOT.resolve("flags.json"))))
                .put("/api/control/flags")
                .then()
                .statusCode(200);
        camera.page("flags", "/control/flags");
        Page flag = camera.at("/control/flags/talk-page-layout");
        flag.locator("#written").fill(ONE_IN_FOUR);
        flag.locator("#reason").fill("a quarter of the visitors see notes first");
        flag.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what would change"))
                .click();
        assertThat(flag.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change it")))
                .isVisible();
        camera.here("flag-change");
        camera.at("/control");

        Shadow.operator()
                .body("""
                        {"flag": "talk-page-layout", "control": "classic", "treatments": {"notes-first": 1},
                         "outcome": "wrote-a-note", "window": "PT10S", "reason": "do more write notes that see some first?"}""")
                .put("/api/control/experiments/notes-first")
                .then()
                .statusCode(200);
        visit();
        camera.page("experiments", "/control/experiments");
        camera.page("report-experiment", "/control/reports/experiments/notes-first");
        camera.phone("experiments-phone", "/control/experiments");
    }

    /** By people who have not been here before; each is counted once it has had time to write. */
    private void visit() {
        IntStream.range(0, 100)
                .forEach(i -> RestAssured.get(Deployment.gateway().resolve("/talks/" + talk)));
        Conductor.await(() -> Shadow.operator()
                        .get("/api/control/experiments/notes-first")
                        .jsonPath()
                        .getLong("treatments[0].counted.exposed")
                > 0);
    }

    private URI[] everything() {
        return Stream.of(
                        "/api/talks",
                        "/api/talks/" + talk + "/notes",
                        "/api/agenda?day=2019-03-04",
                        "/api/talks/" + talk + "?include=notes",
                        "/api/search?q=services",
                        "/talks/" + talk)
                .map(Deployment.gateway()::resolve)
                .toArray(URI[]::new);
    }

    private void stop(String... parts) {
        Stream.of(parts)
                .forEach(part -> LocalTurnout.run(
                        "stop", part, "--data", turnout.folder().resolve("data").toString()));
    }

    /** Quick, for it is looked at and not gone by; and it waits for somebody now and then. */
    private static String plan(int notes) {
        return Plans.ofQuickRollouts(notes)
                .replace("differences: 5", "differences: 10")
                .replace("failures: 5", "failures: 20\n  tail: 75")
                .replace("slowdown: 10", "slowdown: 20")
                .replace("minimum: 100", "minimum: 30")
                .replace("{ percent: 30, hold: 2s }", "{ percent: 30, hold: 2s, approve: manual }")
                .replaceAll("(?m)^(    target: (notes|talks))$", "$1\n    approve: manual")
                .replaceFirst("(?m)^  hold: .*", "  hold: 5s");
    }
}
