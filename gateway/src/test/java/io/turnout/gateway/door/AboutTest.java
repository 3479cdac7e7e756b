package io.turnout.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AboutTest extends GatewayTest {
    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @Test
    void tellsOfTheGatewayOnTheManagementPortAlone() throws Exception {
        JsonNode about = new ObjectMapper()
                .readTree(new Client("http://localhost:" + managementPort)
                        .get("/internal/about")
                        .body());

        assertThat(about.path("name").asText()).isEqualTo("gateway");
        assertThat(about.path("build").asText()).isNotEmpty();
        assertThat(about.at("/metadata/runbook").asText()).isEqualTo("docs/runbooks/gateway.md");
        assertThat(client().get("/internal/about").statusCode()).isEqualTo(404);
    }
}
