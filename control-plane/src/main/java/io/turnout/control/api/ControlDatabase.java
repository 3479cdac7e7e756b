package io.turnout.control.api;

import io.turnout.control.database.Database;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The control plane's own database, as the datasource is configured. */
class ControlDatabase {
    @Produces
    @Singleton
    Database control(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        return new Database("control", url, user, password, null);
    }
}
