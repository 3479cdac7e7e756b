package io.turnout.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the control plane again and again, and one of two gateways once, each without a last word. */
final class Chaos implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(20);
    /** When some read from a candidate. */
    private static final int GATEWAYS_TURN = 4;

    private final Site site;
    private final Teller teller;
    private final Map<String, Integer> killed = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("chaos").unstarted(this::goOn);

    Chaos(Site site, Teller teller) {
        this.site = site;
        this.teller = teller;
    }

    void start() {
        thread.start();
    }

    /** How often each part was. */
    Map<String, Integer> killed() {
        return Map.copyOf(killed);
    }

    private void goOn() {
        try {
            for (int turn = 1; true; turn++) {
                Thread.sleep(BETWEEN);
                kill(Site.CONTROL_PLANE);
                if (turn == GATEWAYS_TURN) {
                    kill(Site.GATEWAY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(String part) {
        if (site.kill(part)) {
            killed.merge(part, 1, Integer::sum);
            teller.say("Killed: " + part);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
