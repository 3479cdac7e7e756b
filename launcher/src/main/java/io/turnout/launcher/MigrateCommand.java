package io.turnout.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.control.ControlApi;
import io.turnout.launcher.control.Journey;
import io.turnout.launcher.control.MigrationWatch;
import io.turnout.launcher.control.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout migrate}: takes data and capabilities from the legacy side to the candidate, in their order. */
@Command(
        name = "migrate",
        description = {
            "Takes data and capabilities from the legacy side to the candidate: data first, then reads by degrees, then writes.",
            "Ends with 0 once what was asked for is done, 3 if it was taken back instead, 4 if it waits for somebody to look and resume it."
        },
        exitCodeOnInvalidInput = MigrateCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;
    static final int ROLLED_BACK = 3;
    static final int HALTED = 4;

    private static final String DONE = "DONE";

    /** No capability can be called so here. */
    private enum Operation {
        STATUS,
        WATCH,
        LOG,
        PAUSE,
        RESUME,
        APPROVE,
        ROLLBACK;

        static Optional<Operation> of(String word) {
            return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Goal {
        SHADOW,
        CANARY,
        CANDIDATE,
        RETIRED
    }

    @Parameters(
            paramLabel = "WORD",
            description =
                    "Capabilities to migrate (default: all); or one of status, watch, log, pause, resume, rollback, or "
                            + "approve and the dataset whose cutover waits for it.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--to",
            paramLabel = "STAGE",
            description = "How far: ${COMPLETION-CANDIDATES} (default: CANDIDATE, from which there is a way back).")
    private Goal to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the log.")
    private String reason = "asked for with ./turnout migrate";

    @Option(names = "--no-wait", description = "Only ask for it; do not wait for its end.")
    private boolean noWait;

    @Mixin
    private ControlOptions control;

    @Override
    public Integer call() throws InterruptedException {
        Optional<Operation> operation = words.isEmpty() ? Optional.empty() : Operation.of(words.getFirst());
        List<String> rest = operation.isPresent() ? words.subList(1, words.size()) : words;
        if (operation.isPresent() && (to != null || rest.size() != (operation.get() == Operation.APPROVE ? 1 : 0))) {
            throw new Refusal(
                    "./turnout migrate %s takes %s."
                            .formatted(
                                    operation.get().word(),
                                    operation.get() == Operation.APPROVE ? "one dataset" : "nothing else"),
                    WRONG_USAGE);
        }
        ControlApi api = control.api();
        if (operation.isEmpty()) {
            Map<String, Object> start = request("start");
            start.put("to", (to == null ? Goal.CANDIDATE : to).name());
            start.put("capabilities", rest);
            return follow(api, api.migration(start), DONE);
        }
        return switch (operation.get()) {
            case STATUS -> show(api.migration());
            case WATCH -> follow(api, api.migration(), DONE);
            case LOG -> log(api);
            case PAUSE -> show(api.migration(request("pause")));
            case APPROVE -> {
                Map<String, Object> approve = request("approve");
                approve.put("dataset", rest.getFirst());
                yield show(api.migration(approve));
            }
            case RESUME -> follow(api, api.migration(request("resume")), DONE);
            case ROLLBACK -> follow(api, api.migration(request("rollback")), "ROLLED_BACK");
        };
    }

    private Map<String, Object> request(String operation) {
        return new HashMap<>(Map.of("operation", operation, "reason", reason));
    }

    /** @param wanted the phase that is a success */
    private int follow(ControlApi api, JsonNode now, String wanted) throws InterruptedException {
        Journey begun = new Journey(now);
        if (!begun.hasBegun() || noWait) {
            return show(now);
        }
        Journey journey = new MigrationWatch(api, Ticker.standard()).follow(begun.number());
        System.out.println(journey.line());
        journey.stages().forEach(System.out::println);
        if (journey.isPaused()) {
            System.out.println("./turnout migrate resume goes on, ./turnout migrate rollback goes back.");
            return HALTED;
        }
        if (journey.number() != begun.number()) {
            System.out.println("Another migration has begun meanwhile.");
            return HALTED;
        }
        return journey.phase().equals(wanted) ? 0 : ROLLED_BACK;
    }

    private static int show(JsonNode answer) {
        Journey journey = new Journey(answer);
        System.out.println(journey.line());
        journey.stages().forEach(System.out::println);
        return 0;
    }

    private static int log(ControlApi api) throws InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        api.migrationLog().path("entries").forEach(entries::add);
        entries.reversed().forEach(entry -> System.out.println(MigrationWatch.line(entry)));
        return 0;
    }
}
