package io.turnout.control.api.room.flag;

import io.turnout.control.api.flags.FlagVersionView;
import io.turnout.control.api.flags.FlagsView;
import io.turnout.platform.ProblemType;
import java.time.Instant;
import java.util.List;

/**
 * A flag.
 *
 * @param asOf when it was so
 * @param version of all flags, for which a change is made
 * @param written in flagd's format
 * @param versions those in which it became another
 */
public record FlagPage(Instant asOf, FlagRow row, long version, String written, List<FlagsPage.Version> versions) {
    /** What there is of a key that is not there is {@code not-found}. */
    static FlagPage of(Instant asOf, String key, FlagsView view, List<FlagVersionView> log) {
        return view.flags().stream()
                .filter(flag -> flag.key().equals(key))
                .findFirst()
                .map(flag -> new FlagPage(
                        asOf, FlagRow.of(flag), view.version(), flag.flag().toPrettyString(), versionsOf(key, log)))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no flag \"%s\".".formatted(key)));
    }

    private static List<FlagsPage.Version> versionsOf(String key, List<FlagVersionView> log) {
        return log.stream()
                .map(version -> new FlagsPage.Version(
                        version,
                        ChangedText.of(version.changes().stream()
                                .filter(change -> change.part().equals(key))
                                .toList())))
                .filter(version -> !version.changes().isEmpty())
                .toList();
    }
}
