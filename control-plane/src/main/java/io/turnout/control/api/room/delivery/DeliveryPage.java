package io.turnout.control.api.room.delivery;

import io.turnout.control.api.delivery.DeliveryView;
import io.turnout.control.delivery.Delivery;
import io.turnout.control.delivery.Deploy;
import io.turnout.control.delivery.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How changes are delivered, of all services.
 *
 * @param asOf when it was so
 * @param silent services of which nothing is on record
 * @param unattributed what rollouts made of builds that are nobody's
 */
public record DeliveryPage(
        Instant asOf, int days, Instant from, List<Shown> services, List<String> silent, List<Decided> unattributed) {
    /** How far back one may look by a link. */
    private static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);

    static DeliveryPage of(DeliveryView view) {
        return new DeliveryPage(
                view.asOf(),
                view.days(),
                view.window().from(),
                view.services().stream()
                        .filter(each -> each.build() != null)
                        .map(each -> Shown.of(each, view))
                        .toList(),
                view.services().stream()
                        .filter(each -> each.build() == null)
                        .map(Delivery::service)
                        .toList(),
                view.unattributed().stream().map(Decided::of).toList());
    }

    /** All services that there may be deploys of. */
    public List<String> known() {
        return Stream.concat(services.stream().map(Shown::service), silent.stream())
                .toList();
    }

    /** Windows to choose from. */
    public List<Integer> windows() {
        return WINDOWS;
    }

    /**
     * A service.
     *
     * @param others what rollouts have found wrong with builds that are none of the changes, above all the one that was there at first
     */
    public record Shown(
            String service,
            String build,
            Instant changedAt,
            List<Measure> measures,
            Strip strip,
            List<DeployRow> deploys,
            List<Decided> others) {
        static Shown of(Delivery one, DeliveryView view) {
            List<DeployRow> rows = rows(one);
            return new Shown(
                    one.service(),
                    one.build(),
                    one.changedAt(),
                    List.of(
                            Measure.of(one.leadTime()),
                            Measure.of(one.frequency(), one.again()),
                            Measure.of(one.changeFailures()),
                            Measure.of(one.restore())),
                    Strip.of(view.window(), one.looked(), rows),
                    rows,
                    others(one, view.unattributed()));
        }

        private static List<Decided> others(Delivery one, List<Ruling> told) {
            List<String> changed = one.deploys().stream()
                    .filter(each -> one.changes().contains(each.id()))
                    .map(Deploy::build)
                    .toList();
            return one.rulings().stream()
                    .filter(each -> each.kind() != Ruling.Kind.DID_WELL && !told.contains(each))
                    .filter(each -> !changed.contains(each.build()))
                    .map(Decided::of)
                    .toList();
        }

        private static List<DeployRow> rows(Delivery one) {
            return one.deploys().stream()
                    .map(each ->
                            DeployRow.of(each, one.rulings(), !one.changes().contains(each.id())))
                    .toList();
        }
    }

    /** What a rollout made of a build. */
    public record Decided(Instant at, String capability, String build, String what, String kind, String why) {
        static Decided of(Ruling ruling) {
            return new Decided(
                    ruling.at(),
                    ruling.capability(),
                    ruling.build(),
                    DeployRow.words(ruling),
                    DeployRow.kind(ruling),
                    ruling.why());
        }
    }
}
