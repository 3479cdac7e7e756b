package io.turnout.control.api.flags;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.control.api.Leading;
import io.turnout.control.database.Database;
import io.turnout.control.flags.FlagFile;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Watches the file of flags, if there is one, as long as this process runs and leads. */
@Singleton
class FlagFileWatch {
    private final Optional<FlagFile> file;

    FlagFileWatch(FlagsConfig config, Database control, Leading leading) {
        this.file = config.file().map(path -> new FlagFile(control, path, leading::leads));
    }

    void start(@Observes StartupEvent event) {
        file.ifPresent(FlagFile::start);
    }

    void stop(@Observes ShutdownEvent event) {
        file.ifPresent(FlagFile::close);
    }
}
