package io.turnout.gateway.stub;

import io.quarkus.test.common.QuarkusTestResource;
import io.turnout.gateway.door.Gateway;
import io.turnout.testing.IdentityResource;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of a running gateway have in common: clients of it and of the services behind it. */
@QuarkusTestResource(Upstreams.class)
@QuarkusTestResource(IdentityResource.class)
public abstract class GatewayTest {
    @Inject
    Gateway gateway;

    @ConfigProperty(name = "stub.talks")
    String talksUrl;

    @ConfigProperty(name = "stub.notes")
    String notesUrl;

    @BeforeEach
    void forget() {
        talks().send("DELETE", "/stub/answers", "");
        notes().send("DELETE", "/stub/answers", "");
    }

    protected Client client() {
        return Client.of(gateway.port());
    }

    protected Client talks() {
        return new Client(talksUrl);
    }

    protected Client notes() {
        return new Client(notesUrl);
    }

    /** Sets what a service answers for a path; the statuses 0 to 2 are faults, see {@link ServiceStub}. */
    protected static void answer(Client service, String target, int status, String body) {
        service.send("PUT", "/stub/answers?" + target, status + " " + body);
    }

    /** The same with headers of the answer, between bars. */
    protected static void answer(Client service, String target, int status, String body, String headers) {
        service.send("PUT", "/stub/answers?" + target, status + " " + body, "Stub-Headers", headers);
    }

    /** What a service was asked since the test began, one a line. */
    protected static String asked(Client service) {
        return service.get("/stub/requests").body();
    }
}
