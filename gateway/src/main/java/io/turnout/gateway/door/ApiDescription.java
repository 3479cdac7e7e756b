package io.turnout.gateway.door;

import io.turnout.gateway.inbound.Inbound;

/** The API's description. */
final class ApiDescription {
    boolean has(String path) {
        return false;
    }

    void serve(Inbound inbound, String path) {}
}
