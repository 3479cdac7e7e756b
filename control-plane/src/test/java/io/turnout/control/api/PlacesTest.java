package io.turnout.control.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(2);

    @Test
    void neverMoreThanSoManyLookAtOnce() throws Exception {
        AtomicInteger looking = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> places.in(() -> {
                    most.accumulateAndGet(looking.incrementAndGet(), Math::max);
                    pause();
                    return looking.decrementAndGet();
                })));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void whoFindsNoPlaceIsRefused() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> places.in(() -> {
                    both.countDown();
                    return await(end);
                }));
            }
            both.await();

            assertThatThrownBy(() -> places.in(() -> "never")).hasMessageContaining("Too many ask at once");
            end.countDown();
        }

        assertThat(places.in(() -> "again")).isEqualTo("again");
    }

    @Test
    void aLookThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> places.in(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
