package io.turnout.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseReaderTest {
    private static final String PLAN = """
            rollout:
              compare: 30
              warmUp: 5s
              minimum: 200
              steps:
                - { percent: 1, hold: 2h, approve: manual, failures: 2.5 }
                - { percent: 100, slowdown: 1.5, tail: 95 }
            capabilities:
              a: {}
              b: { rollout: { compare: 100 } }
              c:
                rollout:
                  steps: [{ percent: 50, hold: 10s }]
            """;

    @Test
    void readsTheStepsOfAll() throws PlanException {
        Course course = read(PLAN).capabilities().get("a").course();

        assertThat(course.compare()).isEqualTo(30);
        assertThat(course.differences()).isEqualTo(0.1);
        assertThat(course.warmUpMillis()).isEqualTo(5_000);
        assertThat(course.steps()).hasSize(2);
        Step first = course.steps().getFirst();
        assertThat(first.percent()).isEqualTo(1);
        assertThat(first.hold()).isEqualTo(Duration.ofHours(2));
        assertThat(first.manual()).isTrue();
        assertThat(first.limits().minimum()).isEqualTo(200);
        assertThat(first.limits().failures()).isEqualTo(0.025);
        assertThat(course.steps().get(1).limits().slowdown()).isEqualTo(1.5);
        assertThat(course.steps().get(1).limits().failures()).isEqualTo(0.01);
        assertThat(first.limits().tail()).isEqualTo(0.99);
        assertThat(course.steps().get(1).limits().tail()).isEqualTo(0.95);
    }

    @Test
    void sharesTheChanceOfAFalseAlarmAmongTheSteps() throws PlanException {
        assertThat(read(PLAN).capabilities().get("a").course().steps())
                .allSatisfy(step -> assertThat(step.limits().falseAlarm()).isEqualTo(0.005));
    }

    @Test
    void aCapabilitySaysWhatItHasOtherwise() throws PlanException {
        DatasetPlan plan = read(PLAN);

        assertThat(plan.capabilities().get("b").course().compare()).isEqualTo(100);
        assertThat(plan.capabilities().get("b").course().steps())
                .isEqualTo(plan.capabilities().get("a").course().steps());
        assertThat(plan.capabilities().get("c").course().compare()).isEqualTo(30);
        assertThat(plan.capabilities().get("c").course().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.limits().minimum()).isEqualTo(200));
    }

    @Test
    void aPlanThatSaysNothingHasTheDefault() throws PlanException {
        assertThat(read("capabilities: { a: {} }").capabilities().get("a").course())
                .isEqualTo(Course.DEFAULT);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            compare: 30 | compare: 0 | line 2 | "compare: 0"; write a number such as 20
            warmUp: 5s | warmUp: soon | line 3 | write it as 500ms, 5s or 1m
            compare: 30 | differences: 100 | line 2 | "differences: 100"
            compare: 30 | compare: many | line 2 | "compare: many"
            compare: 30 | compair: 30 | line 2 | did you mean "compare"?
            percent: 100 | percent: 101 | line 7 | "percent: 101"
            percent: 100 | percent: 1 | line 7 | must have a larger "percent" than the one before
            percent: 100 | percent: NaN | line 7 | "percent: NaN"
            percent: 1, | | line 6 | has no "percent"
            hold: 2h | hold: long | line 6 | write it as 500ms, 5s or 1m
            approve: manual | approve: me | line 6 | write manual or auto
            failures: 2.5 | failures: 100 | line 6 | "failures: 100"
            slowdown: 1.5 | slowdown: 0.9 | line 7 | "slowdown: 0.9"
            tail: 95 | tail: 99.9 | line 7 | "tail: 99.9"
            tail: 95 | tail: 40 | line 7 | "tail: 40"
            minimum: 200 | minimum: 1.5 | line 4 | "minimum: 1.5"
            { compare: 100 } | { minimum: 3 } | line 10 | has limits and no "steps"
            [{ percent: 50, hold: 10s }] | [] | line 13 | needs a list for "steps"
            """)
    void saysInWhichLineWhatIsWrongAndHowToMendIt(String good, String bad, String line, String sentence) {
        assertThatThrownBy(() -> read(PLAN.replace(good, bad == null ? "" : bad)))
                .hasMessageContaining(line)
                .hasMessageContaining(sentence);
    }

    private static DatasetPlan read(String yaml) throws PlanException {
        return new DatasetPlanReader(name -> null).read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
