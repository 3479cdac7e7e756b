package io.turnout.control.api.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.control.database.Sessions;
import io.turnout.control.flags.Changed;
import io.turnout.control.flags.Divided;
import io.turnout.control.flags.FlagChange;
import io.turnout.control.flags.FlagLedger;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.control.flags.FlagUse;
import io.turnout.control.flags.FlagVersion;
import io.turnout.control.flags.Staleness;
import io.turnout.flags.Flag;
import io.turnout.flags.FlagException;
import io.turnout.flags.FlagReader;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Flags, as operators see and change them.
 *
 * <p>What comes to no flags is refused as {@code invalid-body} with what is wrong and where, a change that was made for another version as
 * {@code precondition-failed}, and what is not there as {@code not-found}.
 */
@Singleton
public class Flags {
    private static final Set<String> FAILURES = Set.of("WRONG_TYPE", "FAILED");
    private static final Duration LATELY = Duration.ofDays(1);

    private final Sessions control;
    private final Staleness staleness;
    private final Clock clock;

    Flags(Sessions control, FlagsConfig config, Clock clock) {
        this.control = control;
        this.staleness = new Staleness(config.staleAfter());
        this.clock = clock;
    }

    public FlagsView all() {
        return reading(ledger -> view(ledger, ledger.current()));
    }

    /** The newest first. */
    public List<FlagVersionView> log(int most) {
        return reading(ledger -> ledger.newest(most).stream()
                .map(version -> view(version, ledger.before(version)))
                .toList());
    }

    public FlagVersion version(long id) {
        return reading(ledger -> known(ledger, id));
    }

    /** What would be another if this were the document. */
    public List<FlagChange> wouldChange(String document) {
        return reading(ledger -> {
            check(document);
            return FlagChange.between(tree(ledger.current().document()), tree(document));
        });
    }

    /** @param expected the version that it was made for; null for whichever there is */
    public FlagsView replace(String document, Long expected, Change change) {
        return changing(now -> document, expected, change);
    }

    /** Adds a flag, or puts it in the place of the one that has its key. */
    public FlagsView put(String key, JsonNode flag, Long expected, Change change) {
        return changing(now -> withFlags(now, flags -> flags.set(key, flag)), expected, change);
    }

    public FlagsView remove(String key, Long expected, Change change) {
        return changing(
                now -> withFlags(now, flags -> {
                    if (flags.remove(key) == null) {
                        throw ProblemType.NOT_FOUND.because("There is no flag \"%s\".".formatted(key));
                    }
                    return null;
                }),
                expected,
                change);
    }

    /** Makes the flags what they were. */
    public FlagsView revert(long version, Long expected, Change change) {
        return reading(ledger -> {
            FlagVersion wanted = known(ledger, version);
            return view(ledger, change(ledger, now -> wanted.document(), expected, change));
        });
    }

    private FlagsView changing(FlagLedger.Edit edit, Long expected, Change change) {
        return reading(ledger -> view(ledger, change(ledger, edit, expected, change)));
    }

    private static FlagVersion change(FlagLedger ledger, FlagLedger.Edit edit, Long expected, Change change) {
        try {
            return ledger.change(edit, expected, change);
        } catch (Changed e) {
            throw ProblemType.PRECONDITION_FAILED.because(e.getMessage());
        } catch (Divided e) {
            throw ProblemType.CONFLICT.because(e.getMessage());
        } catch (FlagException e) {
            throw refused(e);
        }
    }

    private static String withFlags(FlagVersion now, Function<ObjectNode, Object> edit) {
        ObjectNode document = (ObjectNode) tree(now.document());
        edit.apply((ObjectNode) document.get("flags"));
        return document.toPrettyString();
    }

    private FlagsView view(FlagLedger ledger, FlagVersion version) {
        Map<String, Instant> changed = ledger.changedAt();
        List<FlagUse> uses = ledger.uses().all();
        Map<String, Flag> flags = check(version.document());
        JsonNode written = tree(version.document()).path("flags");
        Instant now = clock.instant();
        TreeSet<String> unknown = new TreeSet<>();
        uses.stream()
                .filter(use -> use.ending().equals("UNKNOWN_FLAG") && use.at().isAfter(now.minus(LATELY)))
                .map(FlagUse::flag)
                .filter(key -> !flags.containsKey(key))
                .forEach(unknown::add);
        return new FlagsView(
                version.id(),
                version.document(),
                written.properties().stream()
                        .map(member -> view(
                                flags.get(member.getKey()),
                                member.getValue(),
                                changed.getOrDefault(member.getKey(), now),
                                uses.stream()
                                        .filter(use -> use.flag().equals(member.getKey()))
                                        .toList(),
                                now))
                        .toList(),
                List.copyOf(unknown),
                ledger.fileRefused().orElse(null));
    }

    private FlagView view(Flag flag, JsonNode written, Instant changed, List<FlagUse> uses, Instant now) {
        Instant evaluated =
                uses.stream().map(FlagUse::at).max(Instant::compareTo).orElse(null);
        long all = uses.stream().mapToLong(FlagUse::evaluations).sum();
        long failed = uses.stream()
                .filter(use -> FAILURES.contains(use.ending()))
                .mapToLong(FlagUse::evaluations)
                .sum();
        return new FlagView(
                flag.key(),
                written,
                changed,
                all,
                evaluated,
                failed,
                staleness.of(flag, changed, evaluated, now).orElse(null));
    }

    private static FlagVersionView view(FlagVersion version, FlagVersion before) {
        return new FlagVersionView(
                version.id(),
                version.who(),
                version.why(),
                version.at(),
                FlagChange.between(tree(before.document()), tree(version.document())));
    }

    private static FlagVersion known(FlagLedger ledger, long id) {
        return ledger.version(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no version %d.".formatted(id)));
    }

    private static Map<String, Flag> check(String document) {
        try {
            return new FlagReader().read(document).flags();
        } catch (FlagException e) {
            throw refused(e);
        }
    }

    private static JsonNode tree(String document) {
        try {
            return FlagReader.parse(document);
        } catch (FlagException e) {
            throw refused(e);
        }
    }

    private static RuntimeException refused(FlagException e) {
        return ProblemType.INVALID_BODY.because("The flags are refused: " + e.getMessage());
    }

    private <T> T reading(Function<FlagLedger, T> work) {
        try (FlagLedger ledger = new FlagLedger(control)) {
            return work.apply(ledger);
        }
    }
}
