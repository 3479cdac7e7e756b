package io.turnout.control.api;

import io.turnout.control.database.Database;
import io.turnout.control.database.Sessions;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The control plane's own database, as the datasource is configured. */
class ControlDatabase {
    /** For what goes on for as long as it has its session, whose loss means something. */
    @Produces
    @Singleton
    @Typed(Database.class)
    Database control(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        return new Database("control", url, user, password, null);
    }

    /** For single calls. */
    @Produces
    @Singleton
    Sessions sessions(DataSource pool) {
        return Sessions.of("control", pool);
    }
}
