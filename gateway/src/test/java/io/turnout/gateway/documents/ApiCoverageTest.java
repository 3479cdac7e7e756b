package io.turnout.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.path.PathPattern;
import io.turnout.gateway.documents.ApiCoverage.Expected;
import io.turnout.gateway.plan.Plan;
import io.turnout.gateway.plan.PlanException;
import io.turnout.gateway.plan.PlanReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the description of this very API says that can be seen. */
class ApiCoverageTest {
    private static final ApiCoverage API = ApiCoverage.ofThisApi();

    @Test
    void hasFieldsParametersAndStatusCodesOfAllRoutes() throws PlanException {
        Expected talks = expected("[GET /api/talks, \"GET /api/talks/{number}\"]");

        assertThat(talks.fields()).contains("$.items[*].title", "$.items[*].speakers", "$.next", "$.title");
        assertThat(talks.exercised())
                .contains("parameter:day", "parameter:cursor", "status:200", "status:400", "status:404")
                .doesNotContain("status:304", "status:401", "status:431", "status:500", "parameter:id");
        talks.fields().forEach(PathPattern::of);
    }

    @Test
    void hasNothingOfWhatAnotherRouteIsFor() throws PlanException {
        Expected talk = expected("[\"GET /api/talks/{id}\"]");
        Expected withNotes = expected("[\"GET /api/talks/{id}?include=notes\"]");

        assertThat(talk.exercised()).doesNotContain("parameter:include");
        assertThat(talk.fields()).contains("$.title").doesNotContain("$.notes.items[*].body");
        assertThat(withNotes.exercised()).contains("parameter:include");
        assertThat(withNotes.fields()).contains("$.title", "$.notes.quality", "$.notes.items[*].body");
    }

    @Test
    void hasWhatWritesAnswer() throws PlanException {
        Expected writes = expected("[POST /api/talks, \"DELETE /api/talks/{id}\"]");

        assertThat(writes.fields()).contains("$.id", "$.version");
        assertThat(writes.exercised()).contains("status:201", "status:204", "status:404", "status:412", "status:422");
    }

    @Test
    void knowsNothingOfPages() throws PlanException {
        assertThat(expected("[\"GET /talks/{id}\", GET /]")).isEqualTo(new Expected(Set.of(), Set.of()));
    }

    @Test
    void comesToAnEndWhereASchemaIsWithinItself() throws PlanException {
        ApiCoverage tree = ApiCoverage.of("""
                paths:
                  /x:
                    get:
                      responses:
                        '200':
                          content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } }
                components:
                  schemas:
                    Node:
                      properties:
                        children: { items: { $ref: '#/components/schemas/Node' } }
                """);

        Plan plan = plan("[GET /x]");
        assertThat(tree.of(plan.capabilities().getFirst(), plan.capabilities()).fields())
                .containsExactly("$.children");
    }

    private static Expected expected(String routes) throws PlanException {
        Plan plan = plan(routes);
        return API.of(plan.capabilities().getFirst(), plan.capabilities());
    }

    /** With another capability, which is asked for by a parameter of its route. */
    private static Plan plan(String routes) throws PlanException {
        String other = routes.contains("include") ? "[GET /other]" : "[\"GET /api/talks/{id}?include=notes\"]";
        return new PlanReader(Map.of(), name -> null)
                .read("""
                upstreams:
                  old: { url: "http://old.example" }
                capabilities:
                  one: { routes: %s, legacy: old, candidate: old, stage: legacy }
                  other: { routes: %s, legacy: old, candidate: old, stage: legacy }
                """.formatted(routes, other).getBytes(StandardCharsets.UTF_8));
    }
}
