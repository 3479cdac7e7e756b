package io.turnout.control.api.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.api.ControlPlane;
import io.turnout.control.api.Places;
import io.turnout.control.api.catalogue.Catalogue;
import io.turnout.control.database.Sessions;
import io.turnout.control.delivery.Delivery;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Ruling;
import io.turnout.control.delivery.Rulings;
import io.turnout.control.delivery.Span;
import io.turnout.control.deploys.DeployLedger;
import io.turnout.control.deploys.DeployLedger.Known;
import io.turnout.control.migration.Migrations;
import io.turnout.control.plan.Capability;
import io.turnout.control.rollout.RolloutLedger;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deploys, as operators see and tell them. */
@Singleton
public class Deliveries {
    /** A rollout that ends in the window may have begun before. */
    private static final Duration LONGEST_ROLLOUT = Duration.ofDays(90);

    private static final int MOST_DECISIONS = 20_000;
    private static final int AT_ONCE = 2;

    private final ControlPlane plane;
    private final Catalogue catalogue;
    private final DeliveryConfig config;
    private final Sessions control;
    private final ObjectMapper json;
    private final Clock clock;
    private final Places places = new Places(AT_ONCE);
    private volatile Views views;

    Deliveries(
            ControlPlane plane,
            Catalogue catalogue,
            DeliveryConfig config,
            Sessions control,
            ObjectMapper json,
            Clock clock) {
        this.plane = plane;
        this.catalogue = catalogue;
        this.config = config;
        this.control = control;
        this.json = json;
        this.clock = clock;
        this.views = new Views(config.remember());
    }

    /**
     * Some seconds old, maybe.
     *
     * @param days how far back it goes
     */
    public DeliveryView of(int days) {
        Views lately = views;
        return lately.of(days, clock.instant())
                // who has waited for a place may find that another one has looked meanwhile
                .orElseGet(() ->
                        places.in(() -> lately.of(days, clock.instant()).orElseGet(() -> lately.keep(look(days)))));
    }

    private DeliveryView look(int days) {
        Instant now = clock.instant();
        Span window = new Span(now.minus(Duration.ofDays(days)), now);
        try (DeployLedger ledger = ledger()) {
            Map<String, List<Deploy>> deploys = ledger.all();
            Map<String, List<Span>> looked = ledger.looked();
            List<Ruling> rulings = rulings(window, deploys);
            Set<String> names = new LinkedHashSet<>(catalogue.names());
            names.addAll(deploys.keySet());
            return new DeliveryView(
                    now,
                    days,
                    window,
                    names.stream()
                            .map(name -> Delivery.of(
                                    name,
                                    window,
                                    deploys.getOrDefault(name, List.of()),
                                    looked.getOrDefault(name, List.of()),
                                    rulings,
                                    config.quiet()))
                            .toList(),
                    rulings.stream()
                            .filter(each -> window.has(each.at()) && !isOnRecord(each, deploys))
                            .toList()
                            .reversed());
        }
    }

    /** What was told before is not told anew. */
    public Known tell(DeployRequest request, String who) {
        Instant now = clock.instant();
        try (DeployLedger ledger = ledger()) {
            Known known = ledger.tell(request.told(catalogue.names(), now.minus(config.keep()), now, who));
            // others, for who looks right now has not seen it
            views = new Views(config.remember());
            return known;
        }
    }

    private List<Ruling> rulings(Span window, Map<String, List<Deploy>> deploys) {
        try (RolloutLedger rollouts = new RolloutLedger(control, json)) {
            return Rulings.of(
                    rollouts.log().since(window.from().minus(LONGEST_ROLLOUT), MOST_DECISIONS).stream()
                            .map(Released::of)
                            .toList(),
                    this::candidate,
                    (service, at) -> newest(deploys.getOrDefault(String.valueOf(service), List.of()), at),
                    Migrations.ITSELF);
        }
    }

    private String candidate(String capability) {
        Capability its = plane.plan().capabilities().get(capability);
        return its == null ? null : its.candidate();
    }

    private static String newest(List<Deploy> deploys, Instant at) {
        return deploys.stream()
                .filter(each -> !each.firstSeen().isAfter(at))
                .max(Comparator.comparing(Deploy::firstSeen))
                .map(Deploy::build)
                .orElse(null);
    }

    private static boolean isOnRecord(Ruling ruling, Map<String, List<Deploy>> deploys) {
        return deploys.getOrDefault(String.valueOf(ruling.service()), List.of()).stream()
                .anyMatch(each -> each.build().equals(ruling.build()));
    }

    private DeployLedger ledger() {
        return new DeployLedger(control, config.quiet());
    }
}
