package io.turnout.control.api.experiments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.control.experiment.Design;
import io.turnout.control.experiment.ExperimentLedger;
import io.turnout.control.experiment.Kept;
import io.turnout.control.experiment.Watched;
import io.turnout.control.flags.FlagLedger;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.control.flags.FlagVersion;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Experiments, as operators see and change them. Beginning one divides the subjects of its flag, ending it gives all of them one variant, each in
 * one transaction with what is kept of it.
 */
@Singleton
public class Experiments {
    private final Sessions control;
    private final ObjectMapper json;
    private final JsonText text;
    /** What was counted in steps that are over does not change, so it is read once. */
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    Experiments(Sessions control, ObjectMapper json) {
        this.control = control;
        this.json = json;
        this.text = new JsonText(json);
    }

    /** Of one treatment beside a control, in halves; what is none is refused as {@code invalid-body}. */
    public static Design design(
            String key, String flag, String control, String treatment, String outcome, String window, String reason) {
        return new ExperimentRequest(flag, control, null, Map.of(treatment, 1.0), outcome, window, reason).design(key);
    }

    /** The newest first. */
    public List<ExperimentView> all() {
        return reading(
                ledger -> ledger.all().stream().map(kept -> view(ledger, kept)).toList());
    }

    /** Those that divide somebody. */
    List<ExperimentView> underWay() {
        return reading(ledger ->
                ledger.underWay().stream().map(kept -> view(ledger, kept)).toList());
    }

    public ExperimentView of(String key) {
        return reading(ledger -> view(ledger, known(ledger, key)));
    }

    /** What the flag does not allow is refused as {@code conflict}, and a key that was used before, too. */
    public ExperimentView begin(Design design, Change change) {
        return reading(ledger -> {
            Optional<Kept> known = ledger.of(design.key());
            // an answer may have been lost, and the same be asked again
            if (known.filter(kept -> kept.isUnderWay() && kept.design().equals(design))
                    .isPresent()) {
                return view(ledger, known.get());
            }
            if (known.isPresent()) {
                throw ProblemType.CONFLICT.because(
                        "There has been an experiment \"%s\"; subjects of another one are divided anew by another key."
                                .formatted(design.key()));
            }
            flag(
                    design.flag(),
                    flag -> divide(flag, design),
                    change,
                    session -> ExperimentLedger.begin(session, text, design, change.who(), change.why()));
            return view(ledger, known(ledger, design.key()));
        });
    }

    /** @param keep the variant that all are to get; one that has ended stays as it is */
    public ExperimentView end(String key, String keep, Change change) {
        return reading(ledger -> {
            Kept kept = known(ledger, key);
            Design design = kept.design();
            if (kept.isUnderWay()) {
                if (design.plan().cohorts().stream()
                        .noneMatch(cohort -> cohort.name().equals(keep))) {
                    throw ProblemType.INVALID_BODY.because("\"keep\" must be the variant of one of its cohorts.");
                }
                flag(
                        design.flag(),
                        flag -> unite(flag, key, keep),
                        change,
                        session -> ExperimentLedger.end(session, key, keep, change.who(), change.why()));
            }
            return view(ledger, known(ledger, key));
        });
    }

    private static ObjectNode divide(ObjectNode flag, Design design) {
        if (!flag.path("state").asText().equals("ENABLED")
                || !flag.path("targeting").isEmpty()) {
            throw ProblemType.CONFLICT.because(
                    "The flag \"%s\" must be ENABLED and without a rule, for the experiment to make it one."
                            .formatted(design.flag()));
        }
        ArrayNode shares = JsonNodeFactory.instance.arrayNode();
        // by a key of its own, so that cohorts have nothing to do with a canary's, or those of another experiment
        shares.addObject().putArray("cat").add(design.key() + "/").addObject().put("var", "targetingKey");
        design.plan().cohorts().forEach(cohort -> {
            if (!flag.path("variants").has(cohort.name())) {
                throw ProblemType.CONFLICT.because(
                        "The flag \"%s\" has no variant \"%s\".".formatted(design.flag(), cohort.name()));
            }
            shares.addArray().add(cohort.name()).add((long) cohort.weight());
        });
        flag.putObject("targeting").set("fractional", shares);
        metadata(flag).put("experiment", design.key());
        return flag;
    }

    /** One that has come to be somebody else's is left as it is. */
    private static ObjectNode unite(ObjectNode flag, String key, String keep) {
        if (!flag.path("metadata").path("experiment").asText().equals(key)) {
            return flag;
        }
        flag.remove("targeting");
        flag.put("defaultVariant", keep);
        metadata(flag).remove("experiment");
        return flag;
    }

    private static ObjectNode metadata(ObjectNode flag) {
        return flag.path("metadata").isObject() ? (ObjectNode) flag.get("metadata") : flag.putObject("metadata");
    }

    private void flag(String key, Function<ObjectNode, ObjectNode> edit, Change change, Consumer<Session> also) {
        try (FlagLedger flags = new FlagLedger(control)) {
            flags.change(now -> edited(now, key, edit), null, change, key, also);
        } catch (FlagException e) {
            throw ProblemType.CONFLICT.because("The flag would come to be refused: " + e.getMessage());
        }
    }

    private static String edited(FlagVersion now, String key, Function<ObjectNode, ObjectNode> edit)
            throws FlagException {
        ObjectNode document = (ObjectNode) FlagReader.parse(now.document());
        if (!document.path("flags").path(key).isObject()) {
            throw ProblemType.NOT_FOUND.because("There is no flag \"%s\".".formatted(key));
        }
        edit.apply((ObjectNode) document.get("flags").get(key));
        return document.toPrettyString();
    }

    private ExperimentView view(ExperimentLedger ledger, Kept kept) {
        Watched one = watched.computeIfAbsent(kept.design().key(), key -> new Watched(kept.design()));
        synchronized (one) {
            if (kept.isUnderWay()) {
                one.look(ledger.sightings());
            } else {
                one.lookUntil(ledger.sightings(), kept.endedAt().getEpochSecond());
            }
            return ExperimentView.of(
                    kept,
                    one.experiment(),
                    ledger.sightings().exposed(kept.design().key()));
        }
    }

    private static Kept known(ExperimentLedger ledger, String key) {
        return ledger.of(key)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no experiment \"%s\".".formatted(key)));
    }

    private <T> T reading(Function<ExperimentLedger, T> work) {
        try (ExperimentLedger ledger = new ExperimentLedger(control, json)) {
            return work.apply(ledger);
        }
    }
}
