package io.turnout.control.api.room.catalogue;

import io.turnout.control.api.catalogue.CatalogueView;
import io.turnout.control.catalogue.Service;
import java.time.Instant;
import java.util.List;

/**
 * All services.
 *
 * @param asOf when they were asked
 */
public record CataloguePage(Instant asOf, List<Row> services) {
    static CataloguePage of(CatalogueView view) {
        return new CataloguePage(
                view.asOf(), view.services().stream().map(Row::of).toList());
    }

    /**
     * A service.
     *
     * @param runbook where its runbook is to be read; null if it is nowhere that this site leads to
     */
    public record Row(Service service, String runbook) {
        static Row of(Service service) {
            return new Row(service, Runbooks.link(service.runbook()));
        }
    }
}
