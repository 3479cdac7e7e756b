package io.turnout.control.api.room.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.traffic.Flows;
import io.turnout.control.api.traffic.TrafficView;
import io.turnout.control.traffic.Flow;
import java.time.Duration;
import java.util.List;

/**
 * What the room shows of the traffic.
 *
 * @param all of everything together
 * @param rows of each capability, in the plan's order
 * @param points a {@link TrafficView}, as JSON
 */
public record TrafficPanel(TrafficRow all, List<TrafficRow> rows, String points) {
    /** How far the charts go back. */
    public static final Duration SHOWN = Duration.ofMinutes(10);

    private static final Duration LATELY = Duration.ofMinutes(1);

    public static TrafficPanel of(Flows.All flows, ObjectMapper json) {
        return new TrafficPanel(
                row("all", flows.together()),
                flows.byCapability().entrySet().stream()
                        .map(flow -> row(flow.getKey(), flow.getValue()))
                        .toList(),
                points(flows.together(), json));
    }

    /** Of one capability. */
    public static TrafficPanel of(String capability, Flow flow, ObjectMapper json) {
        return new TrafficPanel(row(capability, flow), List.of(), points(flow, json));
    }

    private static TrafficRow row(String name, Flow flow) {
        return TrafficRow.of(name, flow.last(LATELY), LATELY.toSeconds());
    }

    private static String points(Flow flow, ObjectMapper json) {
        try {
            return json.writeValueAsString(TrafficView.of(flow));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    /** The last minute, as one would say it. */
    public String summary() {
        return all.quiet()
                ? "Nobody has asked for anything in the last minute."
                : "In the last minute the legacy side answered %s; candidates %s, which is %d %%. Failed: %s and %s."
                        .formatted(
                                all.legacy().said(),
                                all.candidate().said(),
                                all.share(),
                                all.legacy().failed(),
                                all.candidate().failed());
    }
}
