package io.turnout.control.api.room.flag;

import java.util.List;

/**
 * What a change would do, before it is done.
 *
 * @param title of what is to be done
 * @param changes nothing if all would stay as it is
 * @param action where the form is sent to
 * @param fields what is sent
 */
public record FlagChangePage(String title, List<ChangedText> changes, String action, List<Field> fields) {
    /** A field that nobody sees. */
    public record Field(String name, String value) {}
}
