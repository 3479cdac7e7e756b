package io.turnout.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @Test
    void isShownByNameAndElseBySubject() {
        assertThat(new Caller("u-17", "Ada", Set.of()).displayName()).isEqualTo("Ada");
        assertThat(new Caller("u-17", " ", Set.of()).displayName()).isEqualTo("u-17");
    }

    @Test
    void hasNoRoleButThoseOfTheToken() {
        Caller operator = new Caller("u-17", null, Set.of(Role.OPERATOR));

        assertThat(operator.is(Role.OPERATOR)).isTrue();
        assertThat(operator.is(Role.EDITOR)).isFalse();
        assertThat(operator.is(Role.ATTENDEE)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\0b"})
    void isNobodyWithoutASubject(String subject) {
        assertThatThrownBy(() -> new Caller(subject, "Ada", Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesRolesByTheirExactName() {
        assertThat(Role.of("editor")).contains(Role.EDITOR);
        assertThat(Role.of("Editor")).isEmpty();
        assertThat(Role.of("editor ")).isEmpty();
    }
}
