package io.turnout.control.api.room.flag;

import io.turnout.control.api.flags.FlagVersionView;
import io.turnout.control.api.flags.FlagsView;
import java.time.Instant;
import java.util.List;

/**
 * All flags, and who has changed them.
 *
 * @param asOf when it was so
 * @param flags in the order of the document
 */
public record FlagsPage(Instant asOf, FlagsView view, List<FlagRow> flags, List<Version> versions) {
    static FlagsPage of(Instant asOf, FlagsView view, List<FlagVersionView> log) {
        return new FlagsPage(
                asOf,
                view,
                view.flags().stream().map(FlagRow::of).toList(),
                log.stream()
                        .map(version -> new Version(version, ChangedText.of(version.changes())))
                        .toList());
    }

    /** A version, with what was another in it. */
    public record Version(FlagVersionView view, List<ChangedText> changes) {}
}
