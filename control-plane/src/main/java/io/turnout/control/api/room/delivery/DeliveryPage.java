package io.turnout.control.api.room.delivery;

import io.turnout.control.api.delivery.DeliveryView;
import io.turnout.control.delivery.Delivery;
import io.turnout.control.delivery.Ruling;
import io.turnout.control.delivery.Span;
import java.time.Instant;
import java.util.List;

/**
 * How changes are delivered, of all services.
 *
 * @param asOf when it was so
 * @param silent services of which nothing is on record
 * @param unattributed what rollouts made of builds that are nobody's
 */
public record DeliveryPage(
        Instant asOf,
        int days,
        Instant from,
        List<Shown> services,
        List<String> silent,
        List<Unattributed> unattributed) {
    /** How far back one may look by a link. */
    private static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);

    static DeliveryPage of(DeliveryView view) {
        return new DeliveryPage(
                view.asOf(),
                view.days(),
                view.window().from(),
                view.services().stream()
                        .filter(each -> each.build() != null)
                        .map(each -> Shown.of(each, view.window()))
                        .toList(),
                view.services().stream()
                        .filter(each -> each.build() == null)
                        .map(Delivery::service)
                        .toList(),
                view.unattributed().stream().map(Unattributed::of).toList());
    }

    /** Windows to choose from. */
    public List<Integer> windows() {
        return WINDOWS;
    }

    /** A service. */
    public record Shown(
            String service,
            String build,
            Instant changedAt,
            List<Measure> measures,
            Strip strip,
            List<DeployRow> deploys) {
        static Shown of(Delivery one, Span window) {
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
                    Strip.of(window, one.looked(), rows),
                    rows);
        }

        private static List<DeployRow> rows(Delivery one) {
            return one.deploys().stream()
                    .map(each ->
                            DeployRow.of(each, one.rulings(), !one.changes().contains(each.id())))
                    .toList();
        }
    }

    /** What a rollout made of a build that is nobody's. */
    public record Unattributed(Instant at, String capability, String build, String what, String kind, String why) {
        static Unattributed of(Ruling ruling) {
            return new Unattributed(
                    ruling.at(),
                    ruling.capability(),
                    ruling.build(),
                    DeployRow.words(ruling),
                    DeployRow.kind(ruling),
                    ruling.why());
        }
    }
}
