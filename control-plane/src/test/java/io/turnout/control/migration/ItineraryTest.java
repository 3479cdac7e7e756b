package io.turnout.control.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.plan.DatasetPlanReader;
import io.turnout.control.plan.PlanException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItineraryTest {
    private static final DatasetPlan PLAN = read("""
            databases:
              old: { url: "jdbc:postgresql://old/x", user: u, password: p }
              new: { url: "jdbc:postgresql://new/x", user: u, password: p }
            datasets:
              notes: { tables: [notes], source: old, target: new, capabilities: [notes-read, notes-write, pages, agenda, search, notes-page,
                notes-in-page, notes-in-pages] }
              talks: { tables: [talks], source: old, target: new, capabilities: [talks-read, pages, agenda, search], after: [notes] }
            capabilities:
              agenda: { routes: [GET /agenda] }
              search: { routes: [GET /search] }
              talks-read: { routes: [GET /talks] }
              notes-read: { routes: [GET /notes] }
              notes-write: { routes: [POST /notes] }
              pages: { routes: [GET /], after: [agenda] }
              notes-page: { routes: [GET /notes/page] }
              notes-in-page: { attribute: notes, of: notes-page }
              notes-in-pages: { attribute: notes, of: pages }
              about: { routes: [GET /about] }
              moved: { routes: [GET /moved], stage: candidate }
            """);

    @Test
    void readsWhatIsMadeOfOneDatasetBeforeWhatIsMadeOfSeveral() {
        Itinerary whole = Itinerary.of(PLAN, Stage.RETIRED, List.of());

        assertThat(whole.ready()).containsExactly("notes", "talks");
        assertThat(whole.read())
                .containsSubsequence("about", "notes-read", "talks-read", "agenda", "search", "pages")
                .hasSize(9);
        assertThat(whole.moved()).containsExactly("notes", "talks");
    }

    @Test
    void readsAtTheSameTimeWhatIsMadeOfTheSame() {
        assertThat(PLAN.isReadBefore("notes-read", "talks-read")).isTrue();
        assertThat(PLAN.isReadBefore("talks-read", "agenda")).isTrue();
        assertThat(PLAN.isReadBefore("agenda", "pages")).isTrue();
        assertThat(PLAN.isReadBefore("pages", "agenda")).isFalse();
        assertThat(PLAN.isReadBefore("agenda", "search")).isFalse();
        assertThat(PLAN.isReadBefore("search", "agenda")).isFalse();
    }

    @Test
    void readsAnAttributeBeforeItsWhole() {
        assertThat(PLAN.isReadBefore("notes-in-pages", "pages")).isTrue();
        assertThat(PLAN.isReadBefore("notes-in-page", "notes-page")).isTrue();
        assertThat(PLAN.isReadBefore("notes-page", "notes-in-page")).isFalse();
        assertThat(PLAN.isReadBefore("notes-read", "notes-in-page")).isFalse();
    }

    /** The pages' candidate answers once notes have moved; so they are judged before, and need talks as well. */
    @Test
    void takesAlongWhatTheDataCarries() {
        Itinerary some = Itinerary.of(PLAN, Stage.CANDIDATE, List.of("notes-read"));

        assertThat(some.moved()).containsExactly("notes");
        assertThat(some.read())
                .containsExactly(
                        "notes-read", "notes-page", "notes-in-page", "notes-in-pages", "agenda", "search", "pages");
        assertThat(some.ready()).containsExactly("notes", "talks");
    }

    @Test
    void movesWhatHasToMoveBefore() {
        assertThat(Itinerary.of(PLAN, Stage.CANDIDATE, List.of("talks-read")).moved())
                .containsExactly("notes", "talks");
    }

    @Test
    void movesNothingWhereOnlyReadsAreToMove() {
        Itinerary reads = Itinerary.of(PLAN, Stage.CANARY, List.of("notes-read"));

        assertThat(reads.moved()).isEmpty();
        assertThat(reads.read()).containsExactly("notes-read");
        assertThat(reads.ready()).containsExactly("notes");
        assertThat(Itinerary.of(PLAN, Stage.CANARY, List.of("notes-write")).ready())
                .containsExactly("notes");
    }

    private static DatasetPlan read(String yaml) {
        try {
            return new DatasetPlanReader(name -> null).read(yaml.getBytes(StandardCharsets.UTF_8));
        } catch (PlanException e) {
            throw new AssertionError(e);
        }
    }
}
