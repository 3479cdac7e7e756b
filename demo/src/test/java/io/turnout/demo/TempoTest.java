package io.turnout.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TempoTest {
    @Test
    void leavesTheProjectsPlanAsItIsButForItsRollout() throws IOException {
        String original = Files.readString(Path.of("..", "turnout.yaml"));

        String plan = Tempo.FAST.plan(original);

        assertThat(plan).contains(Tempo.FAST.rollout()).doesNotContain("hold: 30s");
        assertThat(plan.lines().filter(line -> line.matches("\\w+:.*")))
                .containsExactlyElementsOf(
                        original.lines().filter(line -> line.matches("\\w+:.*")).toList());
        assertThat(plan).endsWith(original.substring(original.indexOf("\ncapabilities:")));
    }

    @Test
    void refusesAPlanThatItCouldNotMakeFaster() {
        assertThatThrownBy(() -> Tempo.CALM.plan("capabilities: {}")).isInstanceOf(IllegalStateException.class);
    }
}
