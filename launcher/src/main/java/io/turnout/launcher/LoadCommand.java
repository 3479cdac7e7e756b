package io.turnout.launcher;

import io.turnout.launcher.conference.Conference;
import io.turnout.launcher.conference.Loader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout load}: puts the conference into a system that runs elsewhere. */
@Command(
        name = "load",
        description = "Loads the conference into sites that run elsewhere, such as in containers.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", arity = "1..*", description = "The sites.")
    private List<URI> sites;

    @Option(
            names = "--loaded",
            paramLabel = "DIR",
            required = true,
            description = "Where it is noted what was loaded, so that it is not loaded again.")
    private Path loaded;

    @Override
    public Integer call() throws InterruptedException {
        Conference conference = Conference.read(Project.here().conference());
        for (URI site : sites) {
            String said = new Loader(site.getAuthority(), site, site, loaded)
                    .load(conference)
                    .orElse("The conference was loaded into " + site.getAuthority() + " before");
            System.out.println(said);
        }
        return 0;
    }
}
