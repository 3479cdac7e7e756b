package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void hasAStableShape() throws Exception {
        Problem problem =
                Problem.of(ProblemType.NOT_FOUND, "There is no talk 7.").withTraceId("0af7");

        assertThat(Json.mapper().writeValueAsString(problem))
                .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"There is nothing here\",\"status\":404,"
                        + "\"detail\":\"There is no talk 7.\",\"traceId\":\"0af7\"}");
    }

    @Test
    void hasATypeForEveryStatusThatAFrameworkMayAnswer() {
        assertThat(ProblemType.ofStatus(418)).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(ProblemType.ofStatus(501)).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    }
}
