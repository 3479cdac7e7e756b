package io.turnout.monorail.search;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class SearchTest {
    @Test
    void ranksATitleAboveASpeakerAboveAnAbstract() {
        long inAbstract = create(aTalk().with("abstract", "Something about zeppelins."));
        long inTitle = create(aTalk().with("title", "Zeppelins at scale"));
        long inSpeaker = create(aTalk().with("speakers", List.of("Ferdinand Zeppelin")));

        JsonPath found = search(Map.of("q", "zeppelin"));

        assertThat(found.getList("items.id", Long.class)).containsExactly(inTitle, inSpeaker, inAbstract);
        assertThat(found.getList("items.rank", Float.class)).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(found.getString("next")).isNull();
    }

    @Test
    void answersTalksAndNotesWithEveryMemberInItsOrder() {
        long talk = create(aTalk().with("title", "Dirigibles").with("speakers", List.of("Ada")));
        long note = note(talk, "Grace", "Dirigibles are slow.");

        String found = given().queryParam("q", "dirigible").get("/api/search").asString();

        assertThat(found)
                .startsWith("{\"query\":\"dirigible\",\"items\":[{\"type\":\"talk\",\"id\":" + talk
                        + ",\"title\":\"Dirigibles\",\"speakers\":[\"Ada\"],\"snippet\":\"Dirigibles\",\"rank\":0.")
                .contains(
                        "},{\"type\":\"note\",\"id\":" + note + ",\"talkId\":" + talk
                                + ",\"talkTitle\":\"Dirigibles\",\"author\":\"Grace\",\"snippet\":\"Dirigibles are slow.\",\"rank\":0.")
                .endsWith("}],\"next\":null,\"talks\":{\"quality\":\"good\"},\"notes\":{\"quality\":\"good\"}}");
    }

    @Test
    void pagesThroughEveryHitOnceThoughManyHaveTheSameRank() {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long talk = create(aTalk().with("abstract", "balloon"));
            stored.add("talk " + talk);
            stored.add("note " + note(talk, "Ada", "balloon"));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = search(
                    cursor == null
                            ? Map.of("q", "balloon", "limit", 3)
                            : Map.of("q", "balloon", "limit", 3, "cursor", cursor));
            page.<Map<String, Object>>getList("items").forEach(hit -> seen.add(hit.get("type") + " " + hit.get("id")));
            cursor = page.getString("next");
        } while (cursor != null);

        stored.sort((a, b) -> a.charAt(0) == b.charAt(0) ? a.compareTo(b) : b.compareTo(a));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(stored).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 4)).allMatch(hit -> hit.startsWith("talk"));
    }

    @Test
    void findsOnlyTheKindThatIsAskedFor() {
        long talk = create(aTalk().with("title", "Gondola"));
        note(talk, "Ada", "gondola");

        assertThat(search(Map.of("q", "gondola", "type", "talk")).getList("items.type"))
                .containsExactly("talk");
        assertThat(search(Map.of("q", "gondola", "type", "note")).getList("items.type"))
                .containsExactly("note");
    }

    @Test
    void understandsPhrasesExclusionsAndAnyPunctuation() {
        long one = create(aTalk().with("title", "Hot air ballooning"));
        create(aTalk().with("title", "Air that is hot ballooning"));

        assertThat(search(Map.of("q", "\"hot air\" ballooning -tesla")).getList("items.id", Long.class))
                .containsExactly(one);
        assertThat(search(Map.of("q", "' & | ! ( :* \\ \"")).getList("items")).isEmpty();
        assertThat(search(Map.of("q", "the")).getList("items")).isEmpty();
    }

    private static JsonPath search(Map<String, ?> parameters) {
        return given().queryParams(parameters)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
