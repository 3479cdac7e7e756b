package io.turnout.control.traffic;

/** What both sides answered in the same time. */
public record Both(Answers legacy, Answers candidate) {
    public static final Both NONE = new Both(Answers.NONE, Answers.NONE);

    public Both plus(Both more) {
        return new Both(legacy.plus(more.legacy), candidate.plus(more.candidate));
    }

    public long total() {
        return legacy.total() + candidate.total();
    }
}
