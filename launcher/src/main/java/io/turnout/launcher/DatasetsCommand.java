package io.turnout.launcher;

import io.turnout.launcher.control.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turnout datasets}: where the datasets are. */
@Command(
        name = "datasets",
        description = "Says where each dataset is written, what runs and what is wrong.",
        mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {
    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        Table.lines(control.api().datasets()).forEach(System.out::println);
        return 0;
    }
}
