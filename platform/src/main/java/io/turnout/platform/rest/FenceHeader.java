package io.turnout.platform.rest;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells who asks with {@code Turnout-Datasets} what the fences of these datasets said in this app's database before the
 * request was worked on. Before, because a side that was open then has all that anybody had been told was written; of one
 * that is open afterwards that cannot be said of what was read in between.
 */
public class FenceHeader {
    static final String DATASETS = "Turnout-Datasets";
    static final String FENCE = "Turnout-Fence";
    /** In place of the fences, if they could not be read: then nobody may take them for open. */
    static final String UNREADABLE = "unreadable";

    private static final Logger LOG = Logger.getLogger(FenceHeader.class);

    private final Fences fences;

    FenceHeader(Fences fences) {
        this.fences = fences;
    }

    /** On the request's own thread; what is refused on the event loop does not come near the database. */
    @ServerRequestFilter
    public void look(ContainerRequestContext request) throws SQLException {
        List<String> datasets = Fence.datasets(request.getHeaderString(DATASETS));
        if (!datasets.isEmpty() && BlockingOperationControl.isBlockingAllowed()) {
            request.setProperty(FENCE, read(datasets));
        }
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(FENCE) instanceof String fence && !fence.isEmpty()) {
            response.getHeaders().putSingle(FENCE, fence);
        }
    }

    private String read(List<String> datasets) throws SQLException {
        try {
            return Fence.header(fences.of(datasets));
        } catch (SQLException | RuntimeException e) {
            if (Databases.isUnavailable(e)) {
                // the work would only wait for the database a second time
                throw e;
            }
            LOG.warnf("Fences cannot be read: %s", e);
            return UNREADABLE;
        }
    }
}
