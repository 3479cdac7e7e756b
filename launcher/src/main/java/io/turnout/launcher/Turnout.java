package io.turnout.launcher;

import io.turnout.launcher.compare.CompareCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Entry point of the launcher; {@code ./turnout} starts it on a JDK that is new enough. */
@Command(
        name = "turnout",
        description = "Runs a conference site on its way from a monolith to services.",
        mixinStandardHelpOptions = true,
        versionProvider = Turnout.Version.class,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            StopCommand.class,
            RestartCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            GenerateCommand.class,
            DatasetsCommand.class,
            DatasetCommand.class,
            ShadowCommand.class,
            DiffsCommand.class,
            CanaryCommand.class,
            RolloutCommand.class,
            FlagsCommand.class,
            DeliveryCommand.class,
            ExperimentCommand.class,
            ReportCommand.class,
            MigrateCommand.class,
            CompareCommand.class,
            ImagesCommand.class,
            KubernetesCommand.class,
            LoadCommand.class,
            TrainCommand.class,
            ExerciseCommand.class
        })
public final class Turnout implements Callable<Integer> {
    private Turnout() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and gives its exit code; a {@link Refusal} is told in its own words, without a stack trace. */
    static int run(String... args) {
        return new CommandLine(new Turnout())
                .setExecutionExceptionHandler(Refusal::tell)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    static String version() {
        String version = Turnout.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.out);
        return 0;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Turnout " + version()};
        }
    }
}
