package io.turnout.talks;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProbeTest {
    void show(String what, Response r) {
        System.out.println("### " + what + "\n" + r.statusLine() + "\n" + r.headers() + "\n" + (r.body().asString().length() > 600 ? r.body().asString().substring(0, 600) : r.body().asString()));
    }

    @Test
    void probe() {
        String talk = "{\"title\":\"A talk\",\"speakers\":[\"Ann\"],\"day\":\"2019-03-04\",\"start\":\"09:00\",\"end\":\"10:00\"}";
        show("create", given().contentType("application/json").body(talk).post("/api/talks"));
        show("create2", given().contentType("application/json").header("Idempotency-Key", "k").body(talk).post("/api/talks"));
        show("create2 again", given().contentType("application/json").header("Idempotency-Key", "k").body(talk).post("/api/talks"));
        show("get", given().get("/api/talks/1"));
        show("head", given().head("/api/talks/1"));
        show("options", given().options("/api/talks/1"));
        show("405", given().delete("/api/talks"));
        show("404", given().get("/api/nothing"));
        show("404 root", given().get("/nothing"));
        show("404 html", given().accept("text/html").get("/nothing"));
        show("406", given().accept("text/html").get("/api/talks/1"));
        show("415", given().contentType("text/plain").body("x").post("/api/talks"));
        show("no type", given().post("/api/talks"));
        show("empty", given().contentType("application/json").post("/api/talks"));
        show("null", given().contentType("application/json").body("null").post("/api/talks"));
        show("array", given().contentType("application/json").body("[]").post("/api/talks"));
        show("malformed", given().contentType("application/json").body("{").post("/api/talks"));
        show("unknown", given().contentType("application/json").body("{\"title\":\"x\",\"foo\":1}").post("/api/talks"));
        show("wrong type", given().contentType("application/json").body("{\"title\":1}").post("/api/talks"));
        show("wrong", given().contentType("application/json").body("{\"day\":\"x\",\"start\":\"9:00\"}").post("/api/talks"));
        show("put", given().contentType("application/json").body(talk).put("/api/talks/1"));
        show("patch", given().contentType("application/merge-patch+json").body("{\"start\":null,\"end\":null,\"track\":\"T\"}").patch("/api/talks/1"));
        show("patch wrong", given().contentType("application/merge-patch+json").body("{\"title\":null}").patch("/api/talks/1"));
        show("patch type", given().contentType("application/merge-patch+json").body("{\"title\":[]}").patch("/api/talks/1"));
        show("patch nonobject", given().contentType("application/merge-patch+json").body("3").patch("/api/talks/1"));
        show("list", given().get("/api/talks?limit=1&sort=-title"));
        show("list304", given().header("If-None-Match", "*").get("/api/talks?limit=1&sort=-title"));
        show("badlimit", given().get("/api/talks?limit=0"));
        show("badcursor", given().get("/api/talks?cursor=x"));
        show("delete", given().delete("/api/talks/2"));
        show("gone", given().get("/api/talks/2"));
        show("badid", given().get("/api/talks/abc"));
        show("long", given().contentType("application/json").body("{\"title\":\"" + "x".repeat(300_000) + "\"}").post("/api/talks"));
        show("changes", given().get("/changes"));
        show("health", given().get("/q/health"));
    }
}
