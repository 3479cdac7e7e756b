package io.turnout.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Watch watch = new Watch();
    private final List<String> overdue = new ArrayList<>();

    @Test
    void endsWhatIsDueAndLeavesTheRest() {
        watch.add(named("late"), -1);
        watch.add(named("early"), Long.MAX_VALUE / 2);
        watch.add(named("late too"), -1);

        watch.sweep();
        watch.sweep();

        assertThat(overdue).containsExactly("late", "late too");
    }

    @Test
    void forgetsWhatIsRemovedEvenWhileItSweeps() {
        Watch.Watched victim = named("victim");
        watch.add(
                new Watch.Watched() {
                    @Override
                    protected void overdue() {
                        watch.remove(victim);
                    }
                },
                -1);
        watch.add(victim, -1);
        watch.add(named("last"), -1);

        watch.sweep();

        assertThat(overdue).containsExactly("last");
    }

    private Watch.Watched named(String name) {
        return new Watch.Watched() {
            @Override
            protected void overdue() {
                overdue.add(name);
            }
        };
    }
}
