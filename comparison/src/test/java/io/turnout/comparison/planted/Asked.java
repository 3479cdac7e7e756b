package io.turnout.comparison.planted;

import java.util.SplittableRandom;

/**
 * A request to the planted site.
 *
 * @param id of the talk, or the page of a list
 */
record Asked(What what, int id) {
    enum What {
        LIST,
        TALK,
        NOTES,
        AGENDA,
        SEARCH,
        PAGE,
        LATEST,
        UNKNOWN,
        INVALID
    }

    /** In the shares that a conference's site might have. */
    static Asked next(SplittableRandom random) {
        int dice = random.nextInt(100);
        int talk = 1 + random.nextInt(Site.TALKS);
        if (dice < 20) {
            return new Asked(What.LIST, 1 + random.nextInt(5));
        } else if (dice < 50) {
            return new Asked(What.TALK, talk);
        } else if (dice < 62) {
            return new Asked(What.NOTES, talk);
        } else if (dice < 72) {
            return new Asked(What.AGENDA, 1 + random.nextInt(3));
        } else if (dice < 80) {
            return new Asked(What.SEARCH, random.nextInt(20));
        } else if (dice < 93) {
            return new Asked(What.PAGE, talk);
        } else if (dice < 95) {
            return new Asked(What.LATEST, talk);
        }
        return new Asked(dice < 98 ? What.UNKNOWN : What.INVALID, talk);
    }
}
