package io.turnout.platform.rest;

import io.turnout.platform.Build;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells who asks which build answers: a gateway that compares begins to count anew with each. */
public class BuildHeader {
    private final Supplier<String> build;

    /** @param given in place of what is found out from the code */
    public BuildHeader(@ConfigProperty(name = "turnout.build") Optional<String> given) {
        this.build = given.<Supplier<String>>map(text -> () -> text).orElseGet(OfThisCode::new);
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaderString(Build.HEADER) != null) {
            response.getHeaders().putSingle(Build.HEADER, build.get());
        }
    }

    /** Found out once, and not before somebody asks: it reads through all jars. */
    private static final class OfThisCode implements Supplier<String> {
        private String build;

        @Override
        public synchronized String get() {
            if (build == null) {
                build = Build.of(Thread.currentThread().getContextClassLoader());
            }
            return build;
        }
    }
}
