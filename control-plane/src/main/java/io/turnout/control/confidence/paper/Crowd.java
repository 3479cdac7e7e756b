package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.paper.Words.text;

import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Picture;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.rollout.Subjects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who was exposed, of all who came: as dots, of which one is never nobody. */
final class Crowd {
    private static final int COLUMNS = 25;
    private static final int ROWS = 8;
    private static final int DOTS = COLUMNS * ROWS;
    private static final int ACROSS = 24;

    private Crowd() {}

    static Block of(Subjects.Number exposed, Subjects.Number all) {
        long most = Math.max(all.estimate(), exposed.estimate());
        if (most == 0) {
            return new Remark("Nobody: who comes is counted while some read from the candidate, and nobody did.");
        }
        int dots = (int) Math.min(DOTS, most);
        int lit = (int) Math.ceil((double) exposed.estimate() / most * dots - 1e-9);
        Svg svg = new Svg("crowd", COLUMNS * ACROSS + 8, ROWS * ACROSS + 8);
        for (int i = 0; i < dots; i++) {
            svg.circle(16 + i / ROWS * ACROSS, 16 + i % ROWS * ACROSS, 8, i < lit ? "candidate" : "nobody");
        }
        String caption = text(
                "%s of %s were answered by the candidate%s.%s",
                Words.count(exposed.estimate()),
                Words.count(most, "subject"),
                exposed.estimate() == 0 ? "" : ", " + Words.percent((double) exposed.estimate() / most),
                most <= DOTS
                        ? " Each dot is one."
                        : text(" Each dot is about %s.", Words.count(Math.round((double) most / dots))));
        return new Picture("Who was exposed", svg.drawn("Who was exposed", caption), caption, plain(lit, dots));
    }

    private static String plain(int lit, int dots) {
        return IntStream.range(0, (dots + 49) / 50)
                .mapToObj(row -> IntStream.range(row * 50, Math.min(dots, row * 50 + 50))
                        .mapToObj(i -> i < lit ? "●" : "·")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
