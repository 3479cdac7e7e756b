package io.turnout.gateway.proxy;

import io.turnout.gateway.residence.Visit;
import io.turnout.gateway.routing.Routes;
import io.turnout.platform.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Asks both sides of each dataset where it is written, so that the first requests need not find out. */
public final class FirstLook {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private FirstLook() {}

    /** To be called on the client's event loop; does not wait for the answers. */
    public static void at(Routes.Applied plan, UpstreamClient client) {
        List<Visit.Stop> stops = plan.stands().values().stream()
                .flatMap(stand -> Stream.of(stand.legacy(), stand.candidate()))
                .flatMap(call -> call.visit().stops().stream())
                .distinct()
                .toList();
        FenceProbe.askOthers(client, stops, false, Deadline.in(LONGEST), known -> {});
    }
}
