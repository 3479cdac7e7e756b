package io.turnout.launcher;

import io.turnout.launcher.conference.Conference;
import io.turnout.launcher.conference.Loader;
import io.turnout.launcher.identity.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "1")
    private Credentials credentials;

    private static final class Credentials {
        @Option(
                names = "--keys",
                paramLabel = "DIR",
                description = "Folder of the keys that the sites know, to sign a token with.")
        private Path keys;

        @Option(names = "--token-file", paramLabel = "FILE", description = "A token that allows to write.")
        private Path token;

        private String token() throws IOException {
            return keys == null ? Files.readString(token).strip() : Loader.token(Keys.existing(keys));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conference conference = Conference.read(Project.here().conference());
        String token = credentials.token();
        for (URI site : sites) {
            String said = new Loader(site.getAuthority(), site, token, loaded)
                    .load(conference)
                    .orElse("The conference was loaded into " + site.getAuthority() + " before");
            System.out.println(said);
        }
        return 0;
    }
}
