package io.turnout.control.api.room.compared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            abc  | axc  | a,b,c
            abc  | abc  | abc,,
            aa   | a    | a,a,
            a    | aa   | a,,
            ''   | x    | ,,
            12.0 | 12   | 12,.0,
            x😀y | x😁y | x,😀,y
            """)
    void marksWhatIsItsOwn(String text, String other, String expected) {
        Marked marked = Marked.of(text, other);

        assertThat(marked.start() + "," + marked.own() + "," + marked.end()).isEqualTo(expected);
    }

    @Property
    void isTheWholeTextAndMarksNoMoreThanDiffers(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String text,
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String other) {
        Marked one = Marked.of(text, other);
        Marked two = Marked.of(other, text);

        assertThat(one.start() + one.own() + one.end()).isEqualTo(text);
        assertThat(one.start()).isEqualTo(two.start());
        assertThat(one.end()).isEqualTo(two.end());
        if (!one.own().isEmpty() && !two.own().isEmpty()) {
            assertThat(one.own().charAt(0)).isNotEqualTo(two.own().charAt(0));
        }
    }
}
