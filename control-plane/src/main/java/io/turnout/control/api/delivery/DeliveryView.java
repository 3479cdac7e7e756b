package io.turnout.control.api.delivery;

import io.turnout.control.delivery.Delivery;
import io.turnout.control.delivery.Ruling;
import io.turnout.control.delivery.Span;
import java.time.Instant;
import java.util.List;

/**
 * The four measures of each service.
 *
 * @param window that they are of
 * @param services in the catalogue's order, then those that are on record alone
 * @param unattributed what rollouts made of builds that are no service's on record: above all of what the gateway puts together of several
 */
public record DeliveryView(Instant asOf, int days, Span window, List<Delivery> services, List<Ruling> unattributed) {}
