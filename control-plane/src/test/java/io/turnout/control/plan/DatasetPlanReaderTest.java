package io.turnout.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.turnout.control.database.Database;
import io.turnout.control.database.TableName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetPlanReaderTest {
    private static final String GOOD = """
            capabilities:
              notes-read: {}
            databases:
              old: { url: "${OLD:jdbc:postgresql://db:5432/old}", user: mover, password: "it's" }
              new: { url: "jdbc:postgresql://[::1]:6000/new", user: mover, password: x, peer: "db.new:5432" }
            datasets:
              notes:
                tables: [notes, legacy.note_keys]
                source: old
                target: new
                capabilities: [notes-read]
                bound: 2s
            """;

    @Test
    void encryptsReplicationWhereConnectionsAreEncrypted() {
        String url = "jdbc:postgresql://db:5432/old?sslmode=verify-full&sslrootcert=/ca.crt";

        Database encrypted = new Database("old", url, "mover", "", null);

        assertThat(encrypted.conninfo()).contains(" dbname='old' ").endsWith(" sslmode=require");
        assertThat(new Database("old", "jdbc:postgresql://db/old", "mover", "", null).conninfo())
                .doesNotContain("sslmode");
    }

    @Test
    void readsDatabasesAndDatasets() throws PlanException {
        DatasetPlan plan = read(GOOD);

        Dataset notes = plan.dataset("notes").orElseThrow();
        assertThat(notes.tables()).containsExactly(new TableName("legacy", "note_keys"), TableName.of("notes"));
        assertThat(notes.bound()).isEqualTo(Duration.ofSeconds(2));
        assertThat(notes.capabilities()).containsExactly("notes-read");
        assertThat(notes.source().catalog()).isEqualTo("old");
        assertThat(notes.source().conninfo())
                .startsWith("host='db' port='5432' dbname='old'")
                .contains("'it\\'s'");
        assertThat(notes.target().conninfo()).startsWith("host='db.new' port='5432' dbname='new'");
        assertThat(plan.databases().toString()).doesNotContain("it's");
    }

    @Test
    void saysWhatAMigrationWaitsFor() throws PlanException {
        assertThat(read(GOOD).hold()).isEqualTo(Duration.ofHours(1));
        assertThat(read(GOOD).dataset("notes").orElseThrow().manual()).isFalse();

        DatasetPlan plan = read("migration: { hold: 10s }\n" + GOOD.replace("bound: 2s", "approve: manual"));

        assertThat(plan.hold()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.dataset("notes").orElseThrow().manual()).isTrue();
    }

    @Test
    void readsWhatIsMadeOfLessDataFirst() {
        String backwards = GOOD.replace("  notes-read: {}", "  notes-read: {}\n  about: { after: [notes-read] }");

        assertThatThrownBy(() -> read(backwards)).hasMessageContaining("is made of data that it has to be read before");
    }

    @Test
    void knowsWhatAnAttributeIsOf() throws PlanException {
        DatasetPlan plan =
                read(GOOD.replace("notes-read: {}", "notes-read: { attribute: notes, of: page }\n  page: {}"));

        assertThat(plan.capabilities().get("notes-read").of()).isEqualTo("page");
        assertThat(plan.capabilities().get("notes-read").readable()).isTrue();
        assertThat(plan.capabilities().get("page").isAttribute()).isFalse();
    }

    @Test
    void aPlanWithoutDatasetsHasNone() throws PlanException {
        assertThat(read("upstreams: {}").datasets()).isEmpty();
    }

    @Test
    void takesAPasswordFromItsFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from the file\n");

        DatasetPlan plan = read(GOOD.replace("password: x", "passwordFile: \"" + file + "\""));

        assertThat(plan.databases().get("new").password()).isEqualTo("from the file");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            datasets: | dataset: | 6 | does not know "dataset"; did you mean "datasets"?
            jdbc:postgresql://[::1]:6000/new | http://new | 5 | must begin with jdbc:postgresql://
            ${OLD:jdbc:postgresql://db:5432/old} | ${UNSET} | 4 | needs the environment variable UNSET
            user: mover, password: x | password: x | 5 | has no "user"
            password: x | passwordFile: /not/there | 5 | cannot be read: /not/there
            tables: [notes, legacy.note_keys] | tables: [notes, notes] | 8 | has the table "notes" twice
            tables: [notes, legacy.note_keys] | tables: [notes, "no te"] | 8 | is no table's name
            tables: [notes, legacy.note_keys] | tables: [] | 8 | needs a list for "tables"
            source: old | source: odl | 9 | unknown database "odl" as its source; did you mean "old"?
            target: new | target: old | 10 | name two
            capabilities: [notes-read] | capabilities: [notes-raed] | 11 | did you mean "notes-read"?
            bound: 2s | approve: me | 12 | write manual or auto
            bound: 2s | bound: soon | 12 | write it as 500ms, 5s or 1m
            bound: 2s | bound: 1d | 12 | write it as 500ms, 5s or 1m
            bound: 2s | bound: 1h | 12 | must be from 100ms to 1m
            bound: 2s | bound: 5m | 12 | must be from 100ms to 1m
            `notes:` | Notes: | 8 | lower-case letters
            notes-read: {} | notes-read: { after: [agenda] } | 2 | is read after "agenda", which is no capability with two sides above it
            notes-read: {} | notes-read: { after: [notes-read] } | 2 | no capability with two sides above it
            """)
    void saysInWhichLineWhatIsWrongAndHowToMendIt(String good, String bad, int line, String sentence) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .asInstanceOf(type(PlanException.class))
                .satisfies(e -> assertThat(e.errors()).anySatisfy(error -> {
                    assertThat(error.message()).contains(sentence);
                    assertThat(error.line()).isEqualTo(line);
                }));
    }

    @Test
    void aTableBelongsToOneDataset() {
        String twice = GOOD + GOOD.substring(GOOD.indexOf("  notes:\n")).replace("  notes:\n", "  others:\n");

        assertThatThrownBy(() -> read(twice)).hasMessageContaining("which belongs to \"notes\" already");
    }

    private static DatasetPlan read(String yaml) throws PlanException {
        return new DatasetPlanReader(Map.<String, String>of()::get).read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
