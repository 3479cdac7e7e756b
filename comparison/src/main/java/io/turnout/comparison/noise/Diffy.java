package io.turnout.comparison.noise;

import io.turnout.comparison.count.FieldCount;

/**
 * The rule that Twitter published with Diffy (2015), written from its description: a field differs if raw differences outnumber noise,
 * by more than 20 % of their sum and by more than 0.03 % of all requests.
 *
 * @param relativePercent of {@code |raw - noise| / (raw + noise)}
 * @param absolutePercent of {@code |raw - noise| / requests}
 */
public record Diffy(double relativePercent, double absolutePercent) implements NoiseRule {
    public static final Diffy PUBLISHED = new Diffy(20, 0.03);

    @Override
    public String title() {
        return "diffy";
    }

    @Override
    public FieldState state(FieldCount count, long requests) {
        double excess = count.raw() - count.noise();
        double sum = count.raw() + count.noise();
        if (sum == 0) {
            return FieldState.CLEAN;
        }
        boolean differs =
                excess > 0 && excess / sum * 100 > relativePercent && excess / requests * 100 > absolutePercent;
        return differs ? FieldState.DIFFERING : FieldState.NOISY;
    }
}
