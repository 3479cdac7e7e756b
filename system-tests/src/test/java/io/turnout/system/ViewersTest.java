package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Who is no operator changes nothing: by no operation that the control plane's API describes, and by no form of any page that an operator
 * comes to. Neither is listed here, so that none can be forgotten.
 */
class ViewersTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> OPEN_TO_ALL = Set.of("/control/sign-in", "/control/sign-out");
    private static final List<String> LOGS =
            List.of("migration/log", "rollouts/log", "canaries/log", "shadow/log", "flags/log");

    private final String viewer = "viewer-" + UUID.randomUUID();

    @Test
    void areRefusedByEveryOperationOfTheApi() throws Exception {
        List<String> operations = operations();
        assertThat(operations).hasSizeGreaterThan(20);
        SoftAssertions all = new SoftAssertions();

        for (String operation : operations) {
            String[] parts = operation.split(" ");
            all.assertThat(api(Tokens.of(viewer, "attendee", "editor"))
                            .request(parts[0], parts[1])
                            .statusCode())
                    .as(operation + " of an editor")
                    .isEqualTo(403);
            all.assertThat(at().contentType("application/json")
                            .body("{}")
                            .request(parts[0], parts[1])
                            .statusCode())
                    .as(operation + " of nobody")
                    .isEqualTo(401);
        }

        all.assertAll();
        assertNothingIsKnownOfThem();
    }

    @Test
    void areRefusedByEveryFormOfTheRoom() {
        Map<String, String> forms = forms();
        assertThat(forms).hasSizeGreaterThan(10);
        String cookie = cookie(Tokens.of(viewer, "attendee", "editor"));
        SoftAssertions all = new SoftAssertions();

        forms.forEach((action, fields) -> {
            RequestSpecification form =
                    at().contentType("application/x-www-form-urlencoded").body(fields);
            all.assertThat(form.post(action).statusCode())
                    .as(action + " of nobody")
                    .isEqualTo(303);
            all.assertThat(form.header("Cookie", cookie).post(action).statusCode())
                    .as(action + " of an editor")
                    .isEqualTo(403);
        });

        all.assertAll();
        assertNothingIsKnownOfThem();
    }

    private void assertNothingIsKnownOfThem() {
        assertThat(LOGS)
                .allSatisfy(log -> assertThat(Shadow.operator()
                                .get("/api/control/" + log)
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                        .doesNotContain(viewer));
    }

    /** What the control plane says that it can do, as {@code PUT /api/control/…}. */
    private static List<String> operations() throws Exception {
        JsonNode paths = new ObjectMapper()
                .<JsonNode>valueToTree(new Yaml()
                        .<Object>load(
                                Http.get(Deployment.processes().controlPlane().resolve("/openapi"))
                                        .body()))
                .get("paths");
        List<String> operations = new ArrayList<>();
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/api/control"))
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", "1"))
                        .forEach(operations::add));
        return operations;
    }

    /** Of all pages that an operator is led to, by where they are sent: what is sent. */
    private static Map<String, String> forms() {
        String cookie = cookie(Tokens.of("olga", "operator"));
        Map<String, String> forms = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(Set.of("/control"));
        Deque<String> pages = new ArrayDeque<>(known);
        while (!pages.isEmpty()) {
            Document page = Jsoup.parse(
                    at().header("Cookie", cookie).get(pages.remove()).asString());
            page.select("form[method=post]").stream()
                    .filter(form -> !OPEN_TO_ALL.contains(form.attr("action")))
                    .forEach(form -> forms.putIfAbsent(form.attr("action"), filledIn(form)));
            page.select("a[href^=/control]").stream()
                    .map(link -> link.attr("href").replaceAll("#.*", ""))
                    .filter(known::add)
                    .forEach(pages::add);
        }
        return forms;
    }

    private static String filledIn(Element form) {
        Stream<String> fields = form.select("[name]").stream()
                .filter(field -> !field.attr("name").equals("reason"))
                .map(field -> field.attr("name") + "="
                        + URLEncoder.encode(
                                field.tagName().equals("textarea") ? field.text() : field.val(),
                                StandardCharsets.UTF_8));
        return String.join(
                "&", Stream.concat(fields, Stream.of("reason=to+see")).toList());
    }

    /** Of one who has signed in, whoever that is. */
    private static String cookie(String token) {
        return at().contentType("application/x-www-form-urlencoded")
                .body("token=" + token)
                .post("/control/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .header("Set-Cookie")
                .replaceAll(";.*", "");
    }

    private static RequestSpecification api(String token) {
        return at().contentType("application/json")
                .body("{}")
                .auth()
                .preemptive()
                .oauth2(token);
    }

    private static RequestSpecification at() {
        return RestAssured.given()
                .baseUri(Deployment.gateway().toString())
                .redirects()
                .follow(false);
    }
}
