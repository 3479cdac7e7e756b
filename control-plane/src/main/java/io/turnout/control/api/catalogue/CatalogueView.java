package io.turnout.control.api.catalogue;

import io.turnout.control.catalogue.Service;
import java.time.Instant;
import java.util.List;

/**
 * All services.
 *
 * @param asOf when they were asked
 */
public record CatalogueView(Instant asOf, List<Service> services) {}
