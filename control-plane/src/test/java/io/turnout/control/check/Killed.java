package io.turnout.control.check;

/** The end of a control plane that the nemesis kills; an error, so that nothing on the way handles it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String where) {
        super("killed " + where, null, false, false);
    }
}
