package io.turnout.control.api.room.flag;

import io.turnout.control.api.Reason;
import io.turnout.control.api.room.Operators;
import io.turnout.control.flags.FlagLedger.Change;
import io.turnout.platform.ProblemType;
import io.turnout.platform.page.FormFields;
import java.util.List;
import java.util.stream.Stream;

/** A form of the pages of flags, as it was sent. */
record FlagForm(FormFields fields) {
    static FlagForm parse(String sent) {
        return new FlagForm(FormFields.parse(sent));
    }

    String field(String name) {
        return fields.field(name);
    }

    /** Who changes something, and why; refuses who may not. */
    Change change(Operators operators) {
        var change = operators.change(field("reason"));
        Reason.check(change.why(), "log");
        return new Change(change.who(), change.why());
    }

    /** That a change is made for. */
    long version() {
        return number("version");
    }

    long number(String name) {
        try {
            return Long.parseUnsignedLong(field(name));
        } catch (NumberFormatException e) {
            throw ProblemType.INVALID_BODY.because("A version is a number.");
        }
    }

    /** To be sent again by who has seen what would change. */
    List<FlagChangePage.Field> hidden(String... names) {
        return Stream.of(names)
                .map(name -> new FlagChangePage.Field(name, field(name)))
                .toList();
    }
}
