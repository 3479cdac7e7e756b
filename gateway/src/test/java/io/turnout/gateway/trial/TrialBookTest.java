package io.turnout.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.gateway.inbound.Count;
import io.turnout.platform.SubjectHash;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.junit.jupiter.api.Test;

class TrialBookTest {
    private final TrialBook trials = new TrialBook();

    @Test
    void countsASubjectOnceHoweverOftenItComes() {
        for (int request = 0; request < 5_000; request++) {
            answer("notes", "b1", "subject " + request % 50);
        }

        assertThat(estimate("notes", "b1")).isCloseTo(50, within(0.5));
    }

    @Test
    void tellsSidesBuildsAndCapabilitiesApart() {
        IntStream.range(0, 10).forEach(i -> answer("notes", "b1", "a" + i));
        IntStream.range(0, 20).forEach(i -> answer("notes", "b2", "a" + i));
        IntStream.range(0, 30).forEach(i -> answer("talks", "b1", "a" + i));
        IntStream.range(0, 40).forEach(i -> ended(trials.count("notes", false, place("a" + i)), null));

        List<SideBySide.Seen> seen = trials.turn().audience();

        assertThat(seen).hasSize(4);
        assertThat(estimate(seen, "notes", "b1")).isCloseTo(10, within(0.5));
        assertThat(estimate(seen, "notes", "b2")).isCloseTo(20, within(0.5));
        assertThat(estimate(seen, "talks", "b1")).isCloseTo(30, within(0.5));
        assertThat(estimate(seen, "notes", null)).isCloseTo(40, within(0.5));
    }

    /** What one gateway tells in two turns, or two gateways at once, is one crowd when it is united. */
    @Test
    void theSameSubjectInTwoTurnsIsOneWhenTheyAreUnited() {
        IntStream.range(0, 60).forEach(i -> answer("notes", "b1", "a" + i));
        List<SideBySide.Seen> first = trials.turn().audience();
        IntStream.range(40, 100).forEach(i -> answer("notes", "b1", "a" + i));
        List<SideBySide.Seen> second = trials.turn().audience();

        HllUnion united = new HllUnion(12);
        Stream.of(first, second)
                .forEach(turn -> united.update(HllSketch.heapify(turn.getFirst().subjects())));

        assertThat(united.getEstimate()).isCloseTo(100, within(1.0));
    }

    @Test
    void losesNobodyOfManyThreads() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    await(go);
                    for (int i = thread; i < 100; i += 8) {
                        answer("notes", "b1", "s" + i);
                    }
                }))
                .toList();

        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        // so few are as good as counted: one who was lost would show
        assertThat(estimate("notes", "b1")).isCloseTo(100, within(0.5));
    }

    @Test
    void whoIsNotAnsweredBelongsToTheBuildThatAnsweredLast() {
        answer("notes", "b1", "one");
        ended(trials.count("notes", true, place("two")), null);

        assertThat(estimate("notes", "b1")).isCloseTo(2, within(0.1));
    }

    @Test
    void saysNothingOfWhomNobodyAnswered() {
        answer("notes", "b1", "one");
        trials.turn();

        assertThat(trials.turn()).isNull();
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String capability, String build, String subject) {
        ended(trials.count(capability, true, place(subject)), build);
    }

    private static void ended(Count count, String build) {
        count.answeredBy(build);
        count.ended(200, 1_000);
    }

    private static double place(String subject) {
        return SubjectHash.place(subject);
    }

    private double estimate(String capability, String build) {
        return estimate(trials.turn().audience(), capability, build);
    }

    private static double estimate(List<SideBySide.Seen> turn, String capability, String build) {
        return turn.stream()
                .filter(seen -> seen.capability().equals(capability) && Objects.equals(seen.build(), build))
                .mapToDouble(seen -> HllSketch.heapify(seen.subjects()).getEstimate())
                .sum();
    }
}
