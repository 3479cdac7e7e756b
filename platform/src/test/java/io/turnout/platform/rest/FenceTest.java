package io.turnout.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {
    @Test
    void readsTheDatasetsThatAreAskedFor() {
        assertThat(Fence.datasets("notes, talks,notes")).containsExactly("notes", "talks");
        assertThat(Fence.datasets("a-1")).containsExactly("a-1");
        assertThat(Fence.datasets(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notes,", "Notes", "no tes", "notes;x", "'", "abcdefghijklmnopqrstuvwxyz-0123"})
    void ignoresWhatIsNoListOfDatasets(String header) {
        assertThat(Fence.datasets(header)).isEmpty();
    }

    @Test
    void ignoresMoreThanTen() {
        String eleven = IntStream.range(0, 11).mapToObj(i -> "d" + i).collect(Collectors.joining(","));

        assertThat(Fence.datasets(eleven)).isEmpty();
        assertThat(Fence.datasets(eleven.substring(0, eleven.lastIndexOf(',')))).hasSize(10);
    }

    @Test
    void tellsEachFence() {
        assertThat(Fence.header(List.of(new Fence("notes", false, 3), new Fence("talks", true, 0))))
                .isEqualTo("notes;open=?0;turn=3, talks;open=?1;turn=0");
    }
}
