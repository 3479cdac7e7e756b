package io.turnout.platform.about;

import io.turnout.platform.Build;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build runs here. Found out once, and not before somebody asks: that reads through all jars. */
@Singleton
public class RunningBuild {
    private String build;

    /** @param given in place of what is found out from the code */
    RunningBuild(@ConfigProperty(name = "turnout.build") Optional<String> given) {
        this.build = given.orElse(null);
    }

    public synchronized String get() {
        if (build == null) {
            build = Build.of(Thread.currentThread().getContextClassLoader());
        }
        return build;
    }
}
