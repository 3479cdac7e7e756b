package io.turnout.gateway.proxy;

import io.turnout.gateway.plan.Upstream;
import io.turnout.gateway.residence.FenceLook;
import io.turnout.gateway.residence.Visit;
import io.turnout.gateway.residence.Visit.Stop;
import io.turnout.platform.Deadline;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;

/** Asks an upstream for nothing but the state of a fence. */
final class FenceProbe extends Exchange {
    private static final String URI = "/internal/fence";
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Repeatable A_READ = new Repeatable(HttpMethod.GET, true, false, false);

    private final String dataset;
    private final Told told;

    /** Takes what the other side says. */
    private interface Told {
        /**
         * @param known whether it says how its fence is
         * @param look null if it has none
         */
        void accept(boolean known, FenceLook look);
    }

    /** Goes on when all have answered, or have had their time. */
    interface Then {
        /** @param known whether all of them say how their fences are */
        void run(boolean known);
    }

    private FenceProbe(UpstreamClient client, Upstream upstream, String dataset, Deadline until, Told told) {
        super(client, upstream, Visit.NONE, A_READ, URI, until.atMost(LONGEST));
        this.dataset = dataset;
        this.told = told;
    }

    /** Asks the other side of each, at the same time; what it tells is known when {@code then} is run. */
    static void askOthers(UpstreamClient client, List<Stop> stops, boolean areClosed, Deadline until, Then then) {
        int[] open = {stops.size()};
        boolean[] known = {true};
        for (Stop stop : stops) {
            new FenceProbe(client, stop.other(), stop.dataset(), until, (isKnown, look) -> {
                        known[0] &= isKnown;
                        if (look != null) {
                            stop.heard(look, areClosed);
                        }
                        if (--open[0] == 0) {
                            then.run(known[0]);
                        }
                    })
                    .start();
        }
    }

    @Override
    void send(HttpClientRequest request) {
        request.exceptionHandler(e -> {});
        request.putHeader(FenceLook.ASKED, dataset).end();
    }

    @Override
    boolean waitsForOutages() {
        return false;
    }

    @Override
    void answered(HttpClientResponse response) {
        response.exceptionHandler(e -> {});
        String header = response.getHeader(FenceLook.ANSWERED);
        finish();
        told.accept(
                response.statusCode() < 500 && !FenceLook.UNREADABLE.equals(header),
                header == null
                        ? null
                        : FenceLook.parse(header).stream()
                                .filter(look -> look.dataset().equals(dataset))
                                .findFirst()
                                .orElse(null));
    }

    @Override
    void failed(UpstreamFailure failure) {
        told.accept(false, null);
    }

    @Override
    void moved() {
        throw new IllegalStateException("A probe asks of no dataset");
    }
}
