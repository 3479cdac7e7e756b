package io.turnout.platform.about;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This app, as it tells others of itself. */
@Singleton
public class Self {
    private final String name;
    private final RunningBuild build;
    private final Metadata metadata;
    private final Instant changedAt;
    private final Instant startedAt = ProcessHandle.current()
            .info()
            .startInstant()
            .orElseGet(Instant::now)
            .truncatedTo(ChronoUnit.SECONDS);

    Self(@ConfigProperty(name = "quarkus.application.name") String name, RunningBuild build, AboutConfig config) {
        this.name = name;
        this.build = build;
        this.metadata = Metadata.of(config);
        this.changedAt = config.changed().map(Self::instant).orElse(null);
    }

    public About about() {
        return new About(name, build.get(), changedAt, startedAt, metadata);
    }

    /** With an offset, as git has it; null for what is none: no app stays down because of it. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
