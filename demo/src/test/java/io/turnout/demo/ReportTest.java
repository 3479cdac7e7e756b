package io.turnout.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.demo.Report.Afterwards;
import io.turnout.demo.Report.Cutover;
import io.turnout.demo.Report.PlantedBuild;
import io.turnout.demo.Report.Requests;
import io.turnout.demo.Report.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Requests SERVED = new Requests(1000, 0, 0);
    private static final Writes KEPT = new Writes(50, 0, 0);
    private static final List<PlantedBuild> CAUGHT = List.of(
            new PlantedBuild("short", "SHADOW", "$.body differs", 0, 8, 100),
            new PlantedBuild("slow", "CANARY", "it is slow", 12, 3.5, 900));

    @TempDir
    private Path folder;

    @Test
    void isGoodOnlyIfEverythingIs() {
        assertThat(report(SERVED, KEPT, CAUGHT, true, List.of()).isGood()).isTrue();

        assertThat(report(new Requests(1000, 1, 0), KEPT, CAUGHT, true, List.of())
                        .isGood())
                .isFalse();
        assertThat(report(SERVED, new Writes(50, 1, 0), CAUGHT, true, List.of()).isGood())
                .isFalse();
        assertThat(report(SERVED, new Writes(50, 0, 1), CAUGHT, true, List.of()).isGood())
                .isFalse();
        assertThat(report(SERVED, KEPT, CAUGHT.subList(0, 1), true, List.of()).isGood())
                .isFalse();
        List<PlantedBuild> missed = List.of(CAUGHT.getFirst(), new PlantedBuild("slow", "NONE", null, 12, 0, 900));
        assertThat(report(SERVED, KEPT, missed, true, List.of()).isGood()).isFalse();
        assertThat(report(SERVED, KEPT, CAUGHT, false, List.of()).isGood()).isFalse();
        assertThat(report(SERVED, KEPT, CAUGHT, true, List.of("CONTENT x: y")).isGood())
                .isFalse();
    }

    @Test
    void isReadByMachinesAndPeople() throws IOException {
        Report report = report(SERVED, KEPT, CAUGHT, true, List.of("CONTENT <b>: & so"));
        List<Hit> hits = List.of(new Hit(500, "agenda", "ada", 200, 12), new Hit(1_500, "agenda", "bob", 200, 40));
        List<Sides.Sample> sides = List.of(
                new Sides.Sample(0, 0, Map.of("agenda", 0L)),
                new Sides.Sample(1_000, 10, Map.of("agenda", 5L)),
                new Sides.Sample(2_000, 10, Map.of("agenda", 25L)));
        List<Comparison> compared = List.of(
                new Comparison("notes-read", "short", "FAIL", 40, 38, 100, 700),
                new Comparison("agenda", null, "PASS", 60, 0, 100, 1_900));
        String html =
                new HtmlReport(report, hits, sides, compared, List.of(new Teller.Event(900, "CUTOVER <notes>"))).text();

        report.write(folder, html);

        JsonNode json = new JsonMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.at("/requests/total").asLong()).isEqualTo(1000);
        assertThat(json.at("/writes/acknowledged").asLong()).isEqualTo(50);
        assertThat(json.at("/cutovers/0/pauseMs").asLong()).isEqualTo(98);
        assertThat(json.at("/plantedBuilds/1/exposedSubjects").asLong()).isEqualTo(12);
        assertThat(json.at("/killed/gateway").asInt()).isEqualTo(1);
        assertThat(json.at("/monolithStopped").asBoolean()).isTrue();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains(
                        "CUTOVER &lt;notes&gt;",
                        "CONTENT &lt;b&gt;: &amp; so",
                        "98 ms",
                        "<svg",
                        "38 of 40 compared answers differed, build short")
                .doesNotContain("http://", "https://", "NaN");
    }

    /** With nothing to draw, a chart has its frame only. */
    @Test
    void drawsNothingOfNothing() {
        assertThat(new Chart(1_000, Map.of()).stacked(List.of(), List.of()))
                .startsWith("<svg")
                .doesNotContain("NaN", "<path");
    }

    /** A number that has no room is left out, its line is not. */
    @Test
    void writesNoNumberAcrossAnother() {
        Map<Integer, Long> marks = new TreeMap<>(Map.of(1, 100L, 2, 100L, 3, 100L, 4, 900L));

        String svg = new Chart(1_000, marks).stacked(List.of(), List.of());

        assertThat(svg.split("stroke-dasharray", -1)).hasSize(5);
        assertThat(svg).contains(">1</text>", ">2</text>", ">4</text>").doesNotContain(">3</text>");
    }

    private static Report report(
            Requests requests, Writes writes, List<PlantedBuild> planted, boolean stopped, List<String> violations) {
        return new Report(
                2,
                requests,
                List.of(),
                writes,
                List.of(new Cutover("notes", 98, 1_500)),
                planted,
                0,
                stopped,
                new Afterwards(10, 100, 0),
                Map.of("gateway", 1),
                violations);
    }
}
