package io.turnout.launcher;

import io.turnout.launcher.control.ControlApi;
import io.turnout.launcher.control.DeliveryApi;
import io.turnout.launcher.control.ExperimentsApi;
import io.turnout.launcher.control.FlagsApi;
import io.turnout.launcher.control.ReportsApi;
import io.turnout.launcher.identity.ForeignIssuer;
import io.turnout.launcher.identity.Keys;
import io.turnout.launcher.identity.Role;
import io.turnout.launcher.process.ProcessRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which control plane a command talks to, and as whom. */
final class ControlOptions {
    /** A copy can take hours, and is watched with one token. */
    private static final Duration VALIDITY = Duration.ofHours(12);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The site that leads to the control plane (default: the control plane of the data folder).")
    private URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "An operator's token (default: one signed with the keys of --keys, else $TURNOUT_TOKEN, else one"
                            + " signed with the data folder's keys). An issuer of your own takes none that is signed here.")
    private String token;

    @Option(names = "--keys", paramLabel = "DIR", description = "Folder of the keys (default: the data folder's).")
    private Path keys;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default: .turnout in the project).")
    private Path data;

    ControlApi api() {
        return new ControlApi(url == null ? running() : url, token(System.getenv(), this::signed));
    }

    DeliveryApi delivery() {
        return new DeliveryApi(url == null ? running() : url, token(System.getenv(), this::signed));
    }

    ExperimentsApi experiments() {
        return new ExperimentsApi(url == null ? running() : url, token(System.getenv(), this::signed));
    }

    FlagsApi flags() {
        return new FlagsApi(url == null ? running() : url, token(System.getenv(), this::signed));
    }

    ReportsApi reports() {
        return new ReportsApi(url == null ? running() : url, token(System.getenv(), this::signed));
    }

    /** What was asked for by an option counts before what happens to be in the environment. */
    String token(Map<String, String> environment, Supplier<String> signed) {
        if (token != null) {
            return token;
        }
        String given = environment.getOrDefault(ForeignIssuer.TOKEN, "");
        return keys == null && !given.isBlank() ? given : signed.get();
    }

    private String signed() {
        return Keys.existing(keys == null ? folder().identity() : keys)
                .token(System.getProperty("user.name"), null, Set.of(Role.OPERATOR), VALIDITY);
    }

    private URI running() {
        DataFolder folder = folder();
        return ProcessRecord.readAll(folder.processes()).stream()
                .filter(each -> each.name().equals(Part.CONTROL_PLANE.label())
                        && each.running().isPresent())
                .map(each -> URI.create("http://127.0.0.1:" + each.port()))
                .findFirst()
                .orElseThrow(() -> new Refusal("No control plane runs in " + folder.path()
                        + "; start it with ./turnout up, or name a site with --url."));
    }

    private DataFolder folder() {
        return DataFolder.at(data == null ? Project.here().data() : data);
    }
}
