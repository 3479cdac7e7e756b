package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan is edited while the gateway runs: applied whole or not at all, and no request fails meanwhile. */
class StagesTest {
    private final LocalTurnout turnout = Deployment.processes();
    private String original;
    private final String title = "Only in the services " + java.util.UUID.randomUUID();
    private long onlyInServices;

    @BeforeEach
    void createATalkThatOnlyTheServicesHave() throws IOException {
        original = Files.readString(turnout.plan());
        onlyInServices = Api.create(Api.aTalk("title", title)).jsonPath().getLong("id");
    }

    @AfterEach
    void putThePlanBack() throws Exception {
        write(original);
        awaitServices(true);
    }

    @Test
    void sendsACapabilityToTheSideThatThePlanNames() throws Exception {
        assertThat(servedByServices()).isTrue();

        write(original.replaceAll("stage:\\s*candidate", "stage: legacy"));

        awaitServices(false);
    }

    @Test
    void keepsTheOldRoutesAndNamesTheLineWhenThePlanIsBad() throws Exception {
        String bad = original.replaceFirst("stage:\\s*candidate", "stage: departed");
        int line =
                (int) bad.substring(0, bad.indexOf("stage: departed")).lines().count();

        write(bad);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Http.get(turnout.management().resolve("/routes"))
                                .body())
                        .contains("departed")
                        .contains(String.valueOf(line)));
        assertThat(servedByServices()).isTrue();
    }

    @Test
    void failsNoRequestWhileThePlanChangesBackAndForth() throws Exception {
        List<Integer> odd = new java.util.concurrent.CopyOnWriteArrayList<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> readers = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        try {
                            int status = Http.get(Deployment.gateway().resolve("/api/talks?limit=1"))
                                    .statusCode();
                            if (status != 200) {
                                odd.add(status);
                            }
                        } catch (IOException | InterruptedException e) {
                            failures.add(e);
                        }
                    }
                }))
                .toList();

        for (int i = 0; i < 3; i++) {
            write(original.replaceAll("stage:\\s*candidate", "stage: legacy"));
            awaitServices(false);
            write(original);
            awaitServices(true);
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(odd).isEmpty();
        assertThat(failures).isEmpty();
    }

    /** As editors do: a new file in the place of the old one. */
    private void write(String plan) throws IOException {
        var draft = turnout.folder().resolve("turnout.yaml.new");
        Files.writeString(draft, plan);
        Files.move(draft, turnout.plan(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The monolith knows no talk of that title, whatever it has under the id. */
    private boolean servedByServices() throws IOException, InterruptedException {
        return Http.get(Deployment.gateway().resolve("/api/talks/" + onlyInServices))
                .body()
                .contains(title);
    }

    private void awaitServices(boolean services) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> servedByServices() == services);
    }
}
