package io.turnout.gateway.express;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.turnout.gateway.canary.Canaries;
import io.turnout.gateway.inbound.Watch;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.proxy.UpstreamClient;
import io.turnout.gateway.routing.Points;
import io.turnout.gateway.routing.RequestPath;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.routing.Target;
import io.turnout.gateway.shadow.Sampling;
import io.turnout.gateway.subject.Subject;
import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemException;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.function.Supplier;

/** What the lanes of one event loop share. */
public final class Express {
    /** With one of these a request is none of the many. */
    private static final CharSequence[] OUT_OF_THE_ORDINARY = {
        io.vertx.core.http.HttpHeaders.AUTHORIZATION,
        io.vertx.core.http.HttpHeaders.CONTENT_LENGTH,
        io.vertx.core.http.HttpHeaders.TRANSFER_ENCODING,
        io.vertx.core.http.HttpHeaders.EXPECT,
        io.vertx.core.http.HttpHeaders.UPGRADE,
        io.vertx.core.http.HttpHeaders.createOptimized(Deadline.HEADER),
    };

    private final Routes routes;
    private final UpstreamClient client;
    private final Tracks tracks;
    private final Rides rides;
    private final Sampling sampling;
    private final Canaries canaries;

    public Express(
            Routes routes, UpstreamClient client, Tracks tracks, Rides rides, Sampling sampling, Canaries canaries) {
        this.routes = routes;
        this.client = client;
        this.tracks = tracks;
        this.rides = rides;
        this.sampling = sampling;
        this.canaries = canaries;
    }

    Watch watch() {
        return client.watch();
    }

    UpstreamClient client() {
        return client;
    }

    Rides rides() {
        return rides;
    }

    /** A ride for the request, not begun yet; null if it must go the other way. */
    Ride ride(ExpressLane lane, HttpRequest request) {
        Points points = isOrdinary(request) && !watch().isClosing() ? points(request.uri()) : null;
        if (points == null || points.legacy().capability().access() != null) {
            return null;
        }
        HeadersMultiMap headers = (HeadersMultiMap) request.headers();
        Supplier<Subject> reader = () -> Subject.staying(headers, lane.sender().address(), client.trustForwarded());
        Target target = canaries.target(points, reader);
        if (!(target.side() instanceof Side.Passing passing)
                || passing.upstream().tls()
                || isSampled(points, target, headers)) {
            return null;
        }
        Track track = tracks.take(passing.upstream());
        return track == null
                ? null
                : new Ride(
                        this, lane, request, target, canaries.count(points, target, reader), passing.upstream(), track);
    }

    /** Also for an attribute of the answer; what the candidate answers clients with is not compared with itself. */
    private boolean isSampled(Points points, Target target, HeadersMultiMap headers) {
        return !target.ahead()
                && (sampling.takes(target.capability().name(), headers)
                        || points.attribute() != null
                                && sampling.takes(
                                        points.attribute().capability().name(), headers));
    }

    private static boolean isOrdinary(HttpRequest request) {
        if (request.method() != HttpMethod.GET
                || request.protocolVersion() != HttpVersion.HTTP_1_1
                || !request.decoderResult().isSuccess()) {
            return false;
        }
        HttpHeaders headers = request.headers();
        for (CharSequence name : OUT_OF_THE_ORDINARY) {
            if (headers.contains(name)) {
                return false;
            }
        }
        String connection = headers.get(io.vertx.core.http.HttpHeaders.CONNECTION);
        return (connection == null || connection.equalsIgnoreCase("keep-alive")) && headers instanceof HeadersMultiMap;
    }

    /** Null where nothing leads, and where what was asked cannot be read. */
    private Points points(String uri) {
        if (uri.isEmpty() || uri.charAt(0) != '/') {
            return null;
        }
        int mark = uri.indexOf('?');
        String query = mark < 0 ? null : uri.substring(mark + 1);
        try {
            String path = RequestPath.matchable(mark < 0 ? uri : uri.substring(0, mark));
            RequestPath.checkQuery(query);
            return routes.current().table().find("GET", path, query);
        } catch (ProblemException e) {
            return null;
        }
    }
}
