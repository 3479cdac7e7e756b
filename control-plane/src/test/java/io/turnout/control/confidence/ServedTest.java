package io.turnout.control.confidence;

import static io.turnout.control.confidence.RolloutTestData.side;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.judging.count.Buckets;
import org.junit.jupiter.api.Test;

class ServedTest {
    /** Programs that read reports know no infinite numbers. */
    @Test
    void whatTookLongerThanIsToldApartIsNull() throws Exception {
        Served served = Served.of(side(0, 10, Buckets.COUNT - 1));

        assertThat(served.p95Millis()).isNull();
        assertThat(new ObjectMapper().writeValueAsString(served)).contains("\"p95Millis\":null");
    }
}
