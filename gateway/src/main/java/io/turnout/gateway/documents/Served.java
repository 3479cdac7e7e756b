package io.turnout.gateway.documents;

import io.turnout.gateway.inbound.Inbound;

/** What the door answers by itself with GET, where the plan routes nothing else. */
public interface Served {
    boolean has(String path);

    void serve(Inbound inbound, String path);
}
