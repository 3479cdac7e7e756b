package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A composition is another build whenever one of those is who own its parts. */
@QuarkusTest
class ComposedBuildsTest extends ShadowTest {
    private static final String COMPOSED =
            "agenda: { routes: [GET /api/agenda], legacy: site, candidate: compose, stage: candidate }";
    private static final String AGENDA = "{\"day\":\"%1$s\",\"days\":[],\"items\":[%2$s],\"next\":null}";

    @ConfigProperty(name = "turnout.plan")
    Path file;

    private final String day = "b" + run;
    private String original;

    @BeforeEach
    void letDataCarryIt() throws IOException {
        original = Files.readString(file);
        String carried = original.replace("datasets:\n", """
                datasets:
                  lines: { capabilities: [lines, agenda] }
                  dishes: { capabilities: [dishes, agenda, notes-in-agenda] }
                """)
                .replace("capabilities:\n", """
                capabilities:
                  lines: { routes: [GET /lines], legacy: first, candidate: talks }
                  dishes: { routes: [GET /dishes], legacy: first, candidate: notes }
                  notes-in-agenda: { attribute: notes, of: agenda }
                """)
                .replace(COMPOSED, "agenda: { routes: [GET /api/agenda], legacy: first, candidate: compose }");
        Files.writeString(file, carried);
        await().until(() -> Client.of(managementPort).get("/routes").body().contains("dishes"));
        answer(talks(), "/api/agenda?day=" + day, 200, AGENDA.formatted(day, ""));
    }

    @AfterEach
    void putBack() throws IOException {
        Files.writeString(file, original);
        await().until(() -> !Client.of(managementPort).get("/routes").body().contains("dishes"));
    }

    @Test
    void isTheBuildOfAllWhoOwnSomeOfIt() {
        compareAll("agenda");
        talk("t1", "");
        compareOne(1);
        assertThat(builds()).containsExactly("null");

        talk("t1", "{\"id\":7}");
        notes("n1");
        compareOne(2);
        assertThat(builds()).singleElement().asString().matches("[0-9a-f]{16}");

        // the notes are not asked this time
        talk("t1", "");
        compareOne(3);
        assertThat(builds()).hasSize(1);

        talk("t1", "{\"id\":7}");
        notes("n2");
        compareOne(4);
        assertThat(builds()).hasSize(2);

        compareTheAttribute();
        compareOne(5);
        talk("t2", "{\"id\":7}");
        compareOne(6);
        assertThat(builds()).hasSize(3);

        notes("n3");
        compareOne(7);
        assertThat(builds()).hasSize(4);
    }

    /** Another build of the talks is nothing to the notes. */
    private void compareTheAttribute() {
        share("[{\"capability\":\"notes-in-agenda\",\"percent\":100,\"run\":%d}]".formatted(run));
        await().until(() -> {
            String routes = Client.of(managementPort).get("/routes").body();
            return routes.substring(routes.indexOf("\"name\" : \"notes-in-agenda\""))
                    .contains("\"run\" : " + run);
        });
    }

    private void compareOne(int compared) {
        client().get("/api/agenda?day=" + day);
        await().until(() -> total("/counts/compared") == compared);
    }

    private void talk(String build, String items) {
        answer(talks(), "/internal/agenda?day=" + day, 200, AGENDA.formatted(day, items), "Turnout-Build: " + build);
    }

    private void notes(String build) {
        answer(
                notes(),
                "/internal/notes/summaries?talks=7",
                200,
                "{\"items\":[{\"talkId\":7,\"count\":1,\"latest\":null}]}",
                "Turnout-Build: " + build);
    }

    /** Of what was told since the first that is known. */
    private List<String> builds() {
        List<String> all = pages().stream()
                .map(page -> page.path("build"))
                .map(JsonNode::asText)
                .distinct()
                .toList();
        return all.size() > 1
                ? all.stream().filter(build -> !build.equals("null")).toList()
                : all;
    }
}
