package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Property
    void givesBackTheKeyWhateverItsText(@ForAll @Size(max = 5) List<String> key) {
        List<String> storable = key.stream()
                .map(CursorTest::wellFormed)
                .map(CursorTest::shortened)
                .toList();

        Cursor back = Cursor.decode(new Cursor("talks:title", storable).encode(), "talks:title", storable.size());

        assertThat(back.key()).isEqualTo(storable);
    }

    @Property
    void neverFailsOtherwiseThanByRefusing(@ForAll String text) {
        try {
            Cursor.decode(text, "talks:title", 2);
        } catch (ProblemException e) {
            assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_CURSOR.uri());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[null,\"1\"]", "[\"talks:title\"]", "{}", "[\"talks:title\",[\"1\"]]", "3"})
    void refusesOtherJson(String json) {
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes()));
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        assertRefused(new Cursor("talks:-title", List.of("1")).encode());
    }

    @Test
    void isNoneWhereNoneWasSent() {
        assertThat(Cursor.decode(null, "talks:title", 1)).isNull();
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.decode(text, "talks:title", 1))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    private static String wellFormed(String text) {
        return text.replaceAll("\\p{Cs}", "");
    }

    private static String shortened(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(30, text.codePointCount(0, text.length()))));
    }
}
