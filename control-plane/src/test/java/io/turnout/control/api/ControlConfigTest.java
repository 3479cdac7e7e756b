package io.turnout.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.control.conduct.Pace;
import io.turnout.testing.IdentityResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ControlConfigTest {
    @Inject
    ControlConfig config;

    @Test
    void isAsFastAsWhatIsCheckedUnlessSomethingElseIsSaid() {
        ControlConfig.Verify verify = config.verify();

        assertThat(new Pace(
                        verify.chunk(),
                        verify.rowsPerSecond(),
                        config.handover().preparation()))
                .isEqualTo(Pace.DEFAULT);
    }
}
