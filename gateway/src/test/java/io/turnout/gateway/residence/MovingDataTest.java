package io.turnout.gateway.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is handed over meanwhile: no write is refused that could wait, and who has written reads it. */
@QuarkusTest
class MovingDataTest extends GatewayTest {
    @ConfigProperty(name = "stub.ports")
    List<Integer> ports;

    /** See {@code turnout.proxy.held} in Upstreams. */
    private static final int HELD = 16;

    private final String item = "/items/" + UUID.randomUUID();
    /** For all tests: the gateway keeps its connections, and what it knows. */
    private static TwoSides sides;

    @BeforeEach
    void start() {
        sides = sides == null ? new TwoSides(ports.get(1), ports.get(2)) : sides;
    }

    @AfterAll
    static void stop() {
        sides.close();
        sides = null;
    }

    @Test
    void readsWhereAnotherGatewayHasWritten() {
        handOver();
        sides.writeElsewhere(item, "there");
        assertThat(client().get(item).body()).isEqualTo("there");

        handOver();
        sides.writeElsewhere(item, "and back");
        assertThat(client().get(item).body()).isEqualTo("and back");
    }

    @Test
    void asksOneSideOnlyOnceItKnowsWhereTheDataIs() {
        handOver();
        client().get(item);
        int closed = sides.legacyIsOpen() ? 1 : 0;
        int before = sides.reads(closed);

        client().get(item);
        client().get(item);

        assertThat(sides.reads(closed)).isEqualTo(before);
    }

    @Test
    void holdsAWriteUntilASideIsOpenAndReadsGoOnMeanwhile() {
        client().send("PUT", item, "before");
        boolean legacy = sides.legacyIsOpen();
        sides.closeOpenSide();

        Future<HttpResponse<String>> held = inBackground(() -> client().send("PUT", item, "held"));
        for (int i = 0; i < 20; i++) {
            assertThat(client().get(item).body()).isEqualTo("before");
        }
        assertThat(held).isNotDone();
        sides.openOtherSide();

        assertThat(held)
                .succeedsWithin(java.time.Duration.ofSeconds(5))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(client().get(item).body()).isEqualTo("held");
        assertThat(sides.legacyIsOpen()).isNotEqualTo(legacy);
    }

    @Test
    void sendsAHeldWriteToTheOldSideIfTheHandoverIsUndone() {
        sides.closeOpenSide();
        Future<HttpResponse<String>> held = inBackground(() -> client().send("POST", item, "held"));

        sides.reopen();

        assertThat(held)
                .succeedsWithin(java.time.Duration.ofSeconds(5))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(client().get(item).body()).isEqualTo("held");
    }

    @Test
    void givesTheRefusalToWhoCannotWait() {
        sides.closeOpenSide();

        assertThat(client().send("PUT", item, "x", "Deadline", "200").statusCode())
                .isBetween(503, 504);

        sides.reopen();
        assertThat(client().send("PUT", item, "z").statusCode()).isEqualTo(200);
    }

    @Test
    void holdsAsManyWritesAsItMayWhateverConnectionsTheyComeOnAndRefusesTheOneTooMany() {
        sides.closeOpenSide();
        List<Future<HttpResponse<String>>> held = new ArrayList<>();
        for (int i = 0; i < HELD; i++) {
            String body = "held " + i;
            held.add(inBackground(() -> client().send("PUT", item, body)));
        }
        await().until(() -> sides.refused() >= HELD);

        assertThat(client().send("PUT", item, "one too many").statusCode()).isEqualTo(503);
        sides.reopen();

        assertThat(held.stream().map(MovingDataTest::status)).containsOnly(200);
    }

    @Test
    void followsDataThatGoesToAndFroHoweverOften() {
        sides.evade(25);

        assertThat(client().send("PUT", item, "caught").statusCode()).isEqualTo(200);
        assertThat(client().get(item).body()).isEqualTo("caught");
    }

    @Test
    void refusesToFollowDataForeverThatGoesToAndFro() {
        sides.evade(Integer.MAX_VALUE);

        assertThat(client().send("PUT", item, "never").statusCode()).isEqualTo(503);

        sides.evade(0);
        assertThat(client().send("PUT", item, "caught").statusCode()).isEqualTo(200);
    }

    @Test
    void showsNothingOldIfTheSideThatMayHaveNewerDoesNotAnswer() {
        client().send("PUT", item, "old");
        sides.closeOpenSide();
        // so that the gateway asks the side that is closed
        assertThat(client().get(item).body()).isEqualTo("old");
        sides.openOtherSide();
        sides.writeElsewhere(item, "new");
        sides.silence(true);

        assertThat(client().get(item, "Deadline", "600").statusCode()).isBetween(502, 504);
        sides.silence(false);
        assertThat(client().get(item).body()).isEqualTo("new");
    }

    @Test
    void repeatsAWriteThatWasDoneAndNotAnsweredAndItIsDoneOnce() {
        client().send("POST", item, "a");
        sides.swallowNextAnswer();

        HttpResponse<String> answer = client().send("POST", item, "b");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(client().get(item).body()).isEqualTo("ab");
    }

    @Test
    void doesNotTellClientsWhereTheDataIs() {
        assertThat(client().get(item, "Turnout-Datasets", "items").headers().map())
                .doesNotContainKey("turnout-fence");
    }

    @Test
    void losesNoWriteAndShowsEveryoneTheirOwnWhileDataGoesForthAndBack() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int person = 0; person < 6; person++) {
                String own = item + person;
                Random random = new Random(person);
                all.add(people.submit(() -> writeAndRead(own, random, over)));
            }
            Random random = new Random(42);
            for (int i = 0; i < 40; i++) {
                sides.closeOpenSide();
                LockSupport.parkNanos(random.nextInt(20) * 1_000_000L);
                if (random.nextInt(4) == 0) {
                    sides.reopen();
                } else {
                    sides.openOtherSide();
                }
                LockSupport.parkNanos(random.nextInt(40) * 1_000_000L);
            }
            over.set(true);

            for (Future<Integer> person : all) {
                assertThat(person.get()).isPositive();
            }
        }
    }

    private int writeAndRead(String own, Random random, AtomicBoolean over) {
        int writes = 0;
        while (!over.get()) {
            String value = "v" + writes++;
            if (random.nextBoolean()) {
                assertThat(client().send("PUT", own, value).statusCode()).isEqualTo(200);
            } else {
                synchronized (sides) {
                    if (sides.isHandedOver()) {
                        continue;
                    }
                    sides.writeElsewhere(own, value);
                }
            }
            assertThat(client().get(own).body()).isEqualTo(value);
        }
        return writes;
    }

    private void handOver() {
        sides.closeOpenSide();
        sides.openOtherSide();
    }

    private static <T> Future<T> inBackground(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private static int status(Future<HttpResponse<String>> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
