package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void changesOnlyThePortsThatAreGiven() {
        Ports ports = new Ports(9000, Map.of("talks-db", 9001));

        assertThat(ports.of(Part.GATEWAY)).isEqualTo(9000);
        assertThat(ports.of(Part.TALKS_DB)).isEqualTo(9001);
        assertThat(ports.of(Part.MONORAIL)).isEqualTo(8081);
        assertThat(ports.health(Part.GATEWAY)).isEqualTo(8089);
    }

    @Test
    void refusesAPortThatIsGivenTwice() {
        assertThatThrownBy(() -> new Ports(8081, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Port 8081 is given to both monorail and gateway");
    }

    /** Where the system gives one twice, which it seldom does, two parts would have it, and be refused. */
    @Test
    void findsOnesThatAreFreeAndNoneTwice() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            Ports ports = Ports.free();

            assertThat(ports.of(Part.GATEWAY)).isNotEqualTo(ports.health(Part.GATEWAY));
        }
    }

    @Test
    void refusesAnUnknownNameAndAnImpossiblePort() {
        assertThatThrownBy(() -> new Ports(8080, Map.of("talk", 1000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'talk'")
                .hasMessageContaining("talks-service");
        assertThatThrownBy(() -> new Ports(65536, Map.of())).isInstanceOf(Refusal.class);
    }

    @Test
    void namesTheOwnerOfATakenPortAndHowToSetAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Ports.HOST)) {
            Ports ports = freeExcept("notes-db", taken.getLocalPort());

            assertThatThrownBy(() -> ports.refuseTaken(List.of(Part.values())))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", meant for notes-db")
                    .hasMessageContaining("--port-of notes-db=");
        }
    }

    @Test
    void tellsAPortThatOnlyRootMayUseFromATakenOne() {
        assertThat(Ports.refusal("gateway", 80, new BindException("Permission denied")))
                .hasMessageStartingWith(
                        "Port 80, meant for gateway, cannot be listened on by this user; choose another with --port ");
        assertThat(Ports.refusal("gateway", 80, new BindException("Address already in use")))
                .hasMessageStartingWith("Port 80, meant for gateway, is taken");
    }

    /** Other ports of this machine may be taken too, and the first taken one is told. */
    private static Ports freeExcept(String name, int port) throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (Part part : Part.values()) {
            ports.put(part.label(), FakeProject.freePort());
        }
        ports.put(Ports.MANAGEMENT, FakeProject.freePort());
        ports.put(name, port);
        return new Ports(ports.get(Part.GATEWAY.label()), ports);
    }
}
