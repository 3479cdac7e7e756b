package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {
    @Test
    void knowsWhereEachObjectLiesInBytes() {
        String first = "{\"id\":12,\"title\":\"é 🚂 \\\"}]\",\"tags\":[{\"id\":3}],\"rank\":0.25}";
        String second = "{\"type\":\"note\",\"talkId\":7,\"x\":null}";
        byte[] body = ("{\"day\":{\"items\":[]},\"items\":[" + first + "," + second + "],\"next\":null}")
                .getBytes(StandardCharsets.UTF_8);

        Items items = Items.of(body);

        assertThat(items.items()).hasSize(2);
        Items.Item one = items.items().get(0);
        Items.Item two = items.items().get(1);
        assertThat(text(body, one.start(), one.end())).isEqualTo(first);
        assertThat(text(body, two.start(), two.end())).isEqualTo(second);
        assertThat(one.id("id")).isEqualTo(12);
        assertThat(one.values()).containsEntry("rank", "0.25");
        assertThat(text(body, two.start(), two.ends().get("talkId"))).isEqualTo("{\"type\":\"note\",\"talkId\":7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"items\":3}", "{\"items\":[1]}", "{\"items\":[{\"id\":1", "<html>"})
    void takesWhatIsNoListOfObjectsForABrokenAnswer(String body) {
        assertThatThrownBy(() -> Items.of(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(502));
    }

    private static String text(byte[] body, int start, int end) {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }
}
