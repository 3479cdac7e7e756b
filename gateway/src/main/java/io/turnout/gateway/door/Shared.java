package io.turnout.gateway.door;

import io.turnout.gateway.canary.Canaries;
import io.turnout.gateway.clients.Connections;
import io.turnout.gateway.compose.Compositions;
import io.turnout.gateway.documents.Served;
import io.turnout.gateway.express.Rides;
import io.turnout.gateway.identity.Callers;
import io.turnout.gateway.identity.Refusals;
import io.turnout.gateway.proxy.Holds;
import io.turnout.gateway.proxy.ProxyConfig;
import io.turnout.gateway.routing.Routes;
import io.turnout.gateway.shadow.Shadowing;
import java.util.List;

/**
 * What the event loops share; all of it may be used by any of them.
 *
 * @param loops how many there are
 * @param own what the door answers by itself
 */
record Shared(
        DoorConfig config,
        ProxyConfig proxy,
        int loops,
        Routes routes,
        Compositions compositions,
        List<Served> own,
        Connections connections,
        Holds holds,
        Rides rides,
        Callers callers,
        Refusals refusals,
        Shadowing shadowing,
        Canaries canaries) {}
