package io.turnout.control.api.room.experiment;

import io.turnout.control.api.experiments.ExperimentView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All experiments, the newest first.
 *
 * @param asOf when it was so
 */
public record ExperimentsPage(Instant asOf, List<Shown> experiments) {
    static ExperimentsPage of(Instant asOf, List<ExperimentView> all) {
        return new ExperimentsPage(asOf, all.stream().map(Shown::of).toList());
    }

    /** One, and what is known of its treatments. */
    public record Shown(ExperimentView view, List<Treatment> treatments) {
        static Shown of(ExperimentView view) {
            return new Shown(view, view.treatments().stream().map(Treatment::of).toList());
        }

        /** What all may get when it ends. */
        public List<String> variants() {
            return Stream.concat(
                            Stream.of(view.control().variant()),
                            view.treatments().stream().map(ExperimentView.TreatmentView::variant))
                    .toList();
        }
    }

    /** One beside the control, with the interval of its effect as a picture. */
    public record Treatment(ExperimentView.TreatmentView view, Interval interval) {
        static Treatment of(ExperimentView.TreatmentView view) {
            return new Treatment(view, Interval.of(view.difference()));
        }

        /** How much more of its subjects have the outcome, in points: what was seen. */
        public String seen() {
            return points(view.difference().value());
        }

        /** The same: the least that it may be. */
        public String lower() {
            return points(view.difference().lower());
        }

        /** The same: the most. */
        public String upper() {
            return points(view.difference().upper());
        }

        private static String points(Double share) {
            return share == null ? "?" : String.format(Locale.ROOT, "%+.2f", share * 100);
        }
    }

    /**
     * An interval on a line from -1 to 1 whose ends are drawn out, so that what is near 0 can be seen: in 0 to 200.
     *
     * @param seen negative if nothing was
     */
    public record Interval(int lower, int seen, int upper) {
        static Interval of(ExperimentView.Range difference) {
            return new Interval(
                    place(difference.lower()),
                    difference.value() == null ? -1 : place(difference.value()),
                    place(difference.upper() == null ? 1 : difference.upper()));
        }

        private static int place(double difference) {
            return (int) Math.round(100 + 100 * Math.signum(difference) * Math.cbrt(Math.abs(difference)));
        }

        public int width() {
            return Math.max(1, upper - lower);
        }
    }

    /** A share of subjects as a percentage; none if there are none. */
    static String share(long part, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / all);
    }
}
