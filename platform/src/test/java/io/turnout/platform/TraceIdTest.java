package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {
    @Test
    void makesParentsThatItAccepts() {
        String parent = TraceId.newParent();

        assertThat(TraceId.isValidParent(parent)).isTrue();
        assertThat(TraceId.of(parent)).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            })
    void doesNotGoOnWithAParentThatIsNone(String header) {
        assertThat(TraceId.isValidParent(header)).isFalse();
    }

    @Property
    void looksAtAnyHeaderWithoutFailing(@ForAll String header) {
        assertThat(TraceId.isValidParent(header)).isFalse();
    }
}
