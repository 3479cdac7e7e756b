package io.turnout.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a demonstration has come to.
 *
 * @param seconds how long it took, from its first line to its last
 * @param killed how often each part was ended without a last word, on purpose
 * @param violations promises that were broken, each in a sentence
 * @param falseAlarms good builds that were taken back, and tried again
 * @param afterwards how the site was without its monolith
 */
record Report(
        double seconds,
        Requests requests,
        List<Failure> failures,
        Writes writes,
        List<Cutover> cutovers,
        List<PlantedBuild> plantedBuilds,
        int falseAlarms,
        boolean monolithStopped,
        Afterwards afterwards,
        Map<String, Integer> killed,
        List<String> violations) {
    /**
     * Each by itself, also those that a client repeats.
     *
     * @param total of readers, a crawler, and writers and those who read what these have written
     * @param failed those that were turned away, answered by a server's error, or not answered
     * @param brokenOff those of writers that were under way through a gateway, or on their way to it, when it was killed on purpose: who
     *     sent them repeats them at the other one, or looks what has become of them. Each of their writes is accounted for below
     */
    record Requests(long total, long failed, long brokenOff) {}

    /**
     * Requests that failed alike.
     *
     * @param what such as {@code agenda}
     * @param said status of the answer, or that there was none
     */
    record Failure(String what, String said, long count) {}

    /**
     * @param lost acknowledged, and not there
     * @param duplicated there more than once
     */
    record Writes(long acknowledged, long lost, long duplicated) {}

    /**
     * @param pauseMs how long neither side took a write
     * @param atMillis when that began, since the demonstration did
     */
    record Cutover(String dataset, long pauseMs, @JsonIgnore long atMillis) {}

    /**
     * @param caughtIn {@code SHADOW}, where its answers were compared, {@code CANARY}, where a share read them, or {@code NONE}
     * @param why what was found; null if nothing was
     * @param exposedSubjects how many of the readers got an answer of it
     * @param secondsToRollback from its first answer to a reader, or, if there was none, from when comparing began, until the control plane
     *     had taken it back and the last reader had its answer
     * @param fromMillis when that was, since the demonstration began
     */
    record PlantedBuild(
            String name,
            String caughtIn,
            String why,
            long exposedSubjects,
            double secondsToRollback,
            @JsonIgnore long fromMillis) {
        long toMillis() {
            return fromMillis + Math.round(secondsToRollback * 1000);
        }
    }

    /**
     * @param pages that a crawler found
     * @param requests from then on
     * @param failed of these
     */
    record Afterwards(int pages, long requests, long failed) {}

    /** Whether everything is as it was promised. */
    boolean isGood() {
        return requests.failed() == 0
                && writes.lost() == 0
                && writes.duplicated() == 0
                && violations.isEmpty()
                && monolithStopped
                && plantedBuilds.size() == 2
                && plantedBuilds.stream().noneMatch(build -> build.caughtIn().equals("NONE"));
    }

    void write(Path folder, String html) throws IOException {
        Files.createDirectories(folder);
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve("report.json"), json.writeValueAsString(this) + "\n");
        Files.writeString(folder.resolve("report.html"), html);
    }
}
