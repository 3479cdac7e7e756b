package io.turnout.flags.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnout.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsTest {
    private final ControlInMemory control = new ControlInMemory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    @Test
    void followsWhatTheControlPlaneSays() {
        try (Flags flags = new Flags(Optional.empty(), meters)) {
            assertThat(flags.client().getBooleanValue("form", true)).isTrue();
            flags.follow(control);

            control.say(form("off"));
            await().until(() -> !flags.client().getBooleanValue("form", true));
            control.say(form("on"));
            await().until(() -> flags.client().getBooleanValue("form", false));
        }
    }

    @Test
    void beginsWithWhatItKnewLast() {
        Optional<Path> memory = Optional.of(folder.resolve("new/flags.json"));
        try (Flags flags = new Flags(memory, meters)) {
            flags.follow(control);
            control.say(form("on"));
            await().until(() -> flags.client().getBooleanValue("form", false));
        }

        try (Flags flags = new Flags(memory, meters)) {
            assertThat(flags.client().getBooleanValue("form", false)).isTrue();
        }
    }

    @Test
    void startsWhateverIsInItsMemory() throws IOException {
        for (String content : List.of("", "{", "{\"flags\": 3}", "null")) {
            Path memory = Files.writeString(folder.resolve("flags.json"), content);
            try (Flags flags = new Flags(Optional.of(memory), meters)) {
                assertThat(flags.client().getBooleanValue("form", true)).isTrue();
            }
        }
    }

    @Test
    void keepsWhatItKnowsWhileTheControlPlaneFailsAndHearsOfWhatIsNewThen() {
        try (Flags flags = new Flags(Optional.empty(), meters)) {
            flags.follow(control);
            control.say(form("on"));
            await().until(() -> flags.client().getBooleanValue("form", false));

            control.fail(true);
            control.say(form("off"));
            await().during(Duration.ofMillis(500)).until(() -> flags.client().getBooleanValue("form", false));

            control.fail(false);
            await().until(() -> !flags.client().getBooleanValue("form", true));
        }
    }

    @Test
    void refusesWhatIsNoneAndGoesOnWithTheNext() {
        try (Flags flags = new Flags(Optional.empty(), meters)) {
            flags.follow(control);
            control.say(form("on"));
            await().until(() -> flags.client().getBooleanValue("form", false));

            control.say("{\"flags\": {\"form\": {}}}");
            await().during(Duration.ofMillis(500)).until(() -> flags.client().getBooleanValue("form", false));
            control.say(form("off"));

            await().until(() -> !flags.client().getBooleanValue("form", true));
        }
    }

    /** The answer to a report is lost: whether it was taken is not known, so the same is told again. */
    @Test
    void tellsAReportAgainAsItWasUntilItIsHeard() {
        control.loseAnswers(2);
        try (Flags flags = new Flags(Optional.empty(), meters)) {
            flags.follow(control);
            for (int i = 0; i < 5; i++) {
                flags.client().getBooleanValue("form", false);
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> control.reports().size() >= 3);

            assertThat(control.reports().subList(0, 3))
                    .containsOnly(control.reports().getFirst());
            assertThat(control.reports().getFirst().counts())
                    .containsExactly(new Control.Count("form", "UNKNOWN_FLAG", 5));
        }
        assertThat(meters.get("turnout.flag.evaluations")
                        .tag("flag", "form")
                        .functionCounter()
                        .count())
                .isEqualTo(5);
    }

    private static String form(String byDefault) {
        return """
                {"flags": {"form": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "%s"}}}""".formatted(byDefault);
    }

    /** Says what it is told to; each call waits a moment for something new. */
    private static final class ControlInMemory implements Control {
        private final List<Report> reports = new ArrayList<>();
        private JsonNode document;
        private int version;
        private boolean failing;
        private int losing;

        synchronized void say(String text) {
            try {
                document = Json.mapper().readTree(text);
                version++;
                notifyAll();
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }

        synchronized void fail(boolean fails) {
            failing = fails;
        }

        synchronized void loseAnswers(int answers) {
            losing = answers;
        }

        synchronized List<Report> reports() {
            return List.copyOf(reports);
        }

        @Override
        public synchronized Told changed(String known) throws IOException, InterruptedException {
            if (known.equals("v" + version) || version == 0) {
                wait(50);
            }
            if (failing) {
                throw new IOException("it fails");
            }
            return version == 0 || known.equals("v" + version) ? null : new Told("v" + version, document);
        }

        @Override
        public synchronized void report(Report report) throws IOException {
            reports.add(report);
            if (losing-- > 0) {
                throw new IOException("the answer is lost");
            }
        }
    }
}
