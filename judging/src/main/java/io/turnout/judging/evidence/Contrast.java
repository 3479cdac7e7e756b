package io.turnout.judging.evidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much all subjects so far speak for our chance being higher, or lower, than a {@link Claim} has it, if each was put at random
 * on our side with a known chance w. It may be looked at all the time, like {@link OddsEvidence}. Immutable.
 *
 * <p>A subject counts as {@code ours·y/w} on our side, and as {@code -theirs·y/(1-w)} on theirs (y is 1 if it happened, else 0; Horvitz and
 * Thompson 1952), whose mean under the claim is its difference d. That stays so if a guess of the chance is taken off y, which makes it
 * scatter less, and blind to how many were put on each side. The wealth of somebody who bets a share λ on each subject,
 * {@code Π (1 + λ (x - d))}, is a martingale under the claim, and a supermartingale where our chance is lower (Waudby-Smith and Ramdas
 * 2024, "Estimating means of bounded random variables by betting"); so is the mean over several λ, and by Ville's inequality (1939) it
 * ever reaches 1/α with probability α at most. It is exact for any numbers, and chances may change from subject to subject, as long as
 * the claim is true of each.
 */
public final class Contrast {
    /** Bets, each half of the one before: each is the best for one size of an effect, from twice as often to a fifth of a percent more. */
    private static final int BETS = 10;
    /** Whoever bets all may be left with nothing. */
    private static final double MOST = 0.9;

    /** So many to whom it does not happen are thought of before anybody came: what is counted mostly happens to few. */
    private static final int SELDOM = 10;

    private final double share;
    private final List<Part> parts;

    private Contrast(double share, List<Part> parts) {
        this.share = share;
        this.parts = parts;
    }

    /**
     * Subjects of whom the same was guessed.
     *
     * @param guess of the chance, from all who came before
     */
    private record Part(double guess, long ours, long ourTries, long theirs, long theirTries) {
        /** Without a subject yet. */
        static Part guessed(List<Part> before) {
            double happened =
                    before.stream().mapToLong(part -> part.ours + part.theirs).sum();
            return new Part(happened / (before.stream().mapToLong(Part::tries).sum() + SELDOM), 0, 0, 0, 0);
        }

        Part plus(Part more) {
            return new Part(
                    guess,
                    ours + more.ours,
                    ourTries + more.ourTries,
                    theirs + more.theirs,
                    theirTries + more.theirTries);
        }

        long tries() {
            return ourTries + theirTries;
        }

        Part swapped() {
            return new Part(guess, theirs, theirTries, ours, ourTries);
        }

        double logWealth(Claim claim, double share, double lift) {
            double other = 1 - share;
            double worst = 1 + Math.max(guess / share, (1 - guess) / other);
            double bet = Math.min(lift * share * other, MOST / worst);
            double rest = 1 - bet * claim.difference();
            return ours * Math.log(rest + bet * (claim.ours() - guess) / share)
                    + (ourTries - ours) * Math.log(rest - bet * guess / share)
                    + theirs * Math.log(rest - bet * (claim.theirs() - guess) / other)
                    + (theirTries - theirs) * Math.log(rest + bet * guess / other);
        }
    }

    /**
     * @param share w: the chance of a subject to be put on our side, of the two, in (0, 1)
     * @throws IllegalArgumentException if it is not
     */
    public static Contrast of(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("each side has a share in (0, 1)");
        }
        return new Contrast(share, List.of(Part.guessed(List.of())));
    }

    /**
     * This with subjects more, none less than nothing. It may have happened to more than came, if those came before; exact is only what
     * counts subjects when it is settled whether it happens to them.
     */
    public Contrast with(long ours, long ourTries, long theirs, long theirTries) {
        Part more = new Part(0, ours, ourTries, theirs, theirTries);
        Part last = parts.getLast();
        List<Part> before = parts.subList(0, parts.size() - 1);
        // guessed anew each time that as many have come again, so that there are few parts, however many looks
        return last.tries() <= before.stream().mapToLong(Part::tries).sum()
                ? of(before, last.plus(more))
                : of(parts, Part.guessed(parts).plus(more));
    }

    private Contrast of(List<Part> before, Part last) {
        return new Contrast(
                share, Stream.concat(before.stream(), Stream.of(last)).toList());
    }

    /** The natural logarithm of the evidence that our chance is higher than claimed; the higher the claim, the less. */
    public double logAbove(Claim claim) {
        double[] logs = new double[BETS];
        for (int i = 0; i < BETS; i++) {
            for (Part part : parts) {
                logs[i] += part.logWealth(claim, share, Math.scalb(1, -i));
            }
        }
        return Logs.mean(logs);
    }

    /** The same, that it is lower. */
    public double logBelow(Claim claim) {
        return new Contrast(1 - share, parts.stream().map(Part::swapped).toList()).logAbove(claim.swapped());
    }
}
