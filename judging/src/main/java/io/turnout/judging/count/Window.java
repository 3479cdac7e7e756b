package io.turnout.judging.count;

/** What both sides did in the same time: seconds, so that whatever else happened then happened to both. */
public record Window(SideCount candidate, SideCount legacy) {
    public static final Window NOTHING = new Window(SideCount.NOTHING, SideCount.NOTHING);

    public Window plus(Window other) {
        return new Window(candidate.plus(other.candidate), legacy.plus(other.legacy));
    }
}
