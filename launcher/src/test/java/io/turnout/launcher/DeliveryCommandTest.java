package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCommandTest extends CommandSession {
    private static final String DELIVERY = """
            {"services": [
              {"service": "notes", "build": "0123abcd",
               "leadTime": {"times": {"n": 8, "median": 1500}, "untold": 1, "unseen": 1, "grade": "MEETS"},
               "frequency": {"deploys": 11, "days": 4.5, "perDay": 2.444, "grade": "TOO_FEW"},
               "changeFailures": {"judged": 3, "failed": 1, "rejected": 2, "unjudged": 4, "rate": 0.3333, "grade": "TOO_FEW"},
               "restore": {"times": {"n": 1, "median": 42}, "grade": "TOO_FEW"}},
              {"service": "talks", "build": "4567",
               "leadTime": {"times": {"n": 0, "median": null}, "untold": 0, "unseen": 0, "grade": "TOO_FEW"},
               "frequency": {"deploys": 0, "days": 0.01, "perDay": null, "grade": "TOO_FEW"},
               "changeFailures": {"judged": 0, "failed": 0, "rejected": 0, "unjudged": 0, "rate": null, "grade": "TOO_FEW"},
               "restore": {"times": {"n": 0, "median": null}, "grade": "TOO_FEW"}},
              {"service": "monorail", "build": null}],
             "unattributed": [{}]}""";

    @Test
    void tellsTheFourMeasuresOfEachServiceAndOfHowMany() {
        plane.delivery(DELIVERY);

        assertThat(run("delivery", "--days", "7")).isZero();

        assertThat(said()).isEqualTo("""
                notes, build 0123abcd
                  lead time        25 min       meets           median of 8, not known of 2
                  deploys          2.44 a day   too few         11 seen in 4.5 days
                  change failures  33 %         too few         1 of 3 judged, 2 rejected before release, 4 not judged
                  time to restore  42 s         too few         median of 1
                talks, build 4567
                  lead time        -            too few         median of 0, not known of 0
                  deploys          -            too few         0 seen in 14 min
                  change failures  -            too few         0 of 0 judged, 0 rejected before release, 0 not judged
                  time to restore  -            too few         median of 0
                Nothing is on record of monorail.
                1 builds that rollouts were about are no service's on record.
                """);
        assertThat(plane.seen().getFirst().request()).isEqualTo("GET /api/control/delivery?days=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "some"})
    void refusesWrongUsage(String days) {
        assertThat(run("delivery", "--days", days)).isEqualTo(DeliveryCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }
}
