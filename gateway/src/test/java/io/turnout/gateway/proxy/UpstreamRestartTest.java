package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.gateway.stub.StubUpstream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpstreamRestartTest extends GatewayTest {
    private static final Executor A_MOMENT_LATER = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

    @ConfigProperty(name = "stub.ports")
    List<Integer> ports;

    @Test
    void requestsWaitForAnUpstreamThatComesBack() {
        CompletableFuture<StubUpstream> back =
                CompletableFuture.supplyAsync(() -> new StubUpstream(ports.getFirst(), this::answer), A_MOMENT_LATER);
        try {
            HttpResponse<String> read = client().get("/away/read");
            HttpResponse<String> written = client().send("POST", "/away/write", "{}");

            assertThat(read.body()).isEqualTo("GET is back");
            assertThat(written.body()).isEqualTo("POST is back");
        } finally {
            back.join().close();
        }
    }

    @Test
    void nobodyWaitsLongerThanTheClientsDeadline() {
        HttpResponse<String> answer = client().get("/away/read", "Deadline", "150");

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void asksTheSuccessorOfAServerThatIsBeingShutDown(String method) {
        HttpResponse<String> answer = client().send(method, "/site/leaves-first?" + UUID.randomUUID(), "");

        assertThat(answer.body()).isEqualTo("answered by its successor");
    }

    @Test
    void leavesItToTheClientToRepeatAPost() {
        HttpResponse<String> written = client().send("POST", "/site/leaves-first?" + UUID.randomUUID(), "{}");

        assertThat(written.statusCode()).isEqualTo(503);
    }

    private boolean answer(StubUpstream.Received request, java.io.OutputStream out, java.net.Socket socket)
            throws java.io.IOException {
        request.drain();
        return StubUpstream.respond(out, 200, "", request.method() + " is back");
    }
}
