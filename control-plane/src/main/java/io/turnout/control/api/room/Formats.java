package io.turnout.control.api.room;

import io.quarkus.qute.TemplateExtension;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.control.api.ShadowView;
import io.turnout.control.api.room.compared.FieldTree;
import io.turnout.control.api.room.compared.Marked;
import io.turnout.control.shadow.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How templates show figures: the same whatever the server's locale is. */
@TemplateExtension
public final class Formats {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);

    private Formats() {}

    /** {@code 1,234,567}. */
    static String grouped(Long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Of a share in [0, 1]: {@code 0.042 %}; two digits are enough. */
    static String percent(Double share) {
        double percent = share * 100;
        if (percent == 0) {
            return "0 %";
        }
        return String.format(Locale.ROOT, percent < 1 ? "%.3f %%" : percent < 10 ? "%.2f %%" : "%.0f %%", percent);
    }

    /** Without a fraction that is none: {@code 100}, {@code 0.5}. */
    public static String plain(Double number) {
        return number == Math.rint(number) ? String.valueOf(number.longValue()) : String.valueOf(number);
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atOffset(ZoneOffset.UTC));
    }

    static String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Of today. */
    static String clock(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }

    static String words(Outcome verdict) {
        return switch (verdict) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case INSUFFICIENT_TRAFFIC -> "not enough traffic";
        };
    }

    static String words(FieldState state) {
        return switch (state) {
            case CLEAN -> "same";
            case NOISY -> "noise";
            case UNDECIDED -> "undecided";
            case DIFFERING -> "differs";
            case NEVER_SEEN -> "never seen";
        };
    }

    /** For style sheets. */
    static String kind(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where to find it on the page. */
    static String anchor(FieldVerdict field) {
        return FieldTree.idOf(field.path());
    }

    static boolean everDiffered(FieldVerdict field) {
        return field.raw() > 0 || field.noise() > 0;
    }

    static boolean anyCompared(ShadowView view) {
        return view.compared() != null && view.compared() > 0;
    }

    static String anchor(Page.DeclaredRule rule) {
        return FieldTree.idOf(rule.rule() + " because " + rule.because());
    }

    /** In how many requests the other side did; a template takes "raw" for a word of its own. */
    static Long differed(FieldVerdict field) {
        return field.raw();
    }

    static long rawBar(FieldVerdict field) {
        return bar(field.raw(), field.compared());
    }

    static long noiseBar(FieldVerdict field) {
        return bar(field.noise(), field.compared());
    }

    /** How long a bar is for so many requests, of 100; something is never nothing. */
    private static long bar(long requests, long compared) {
        return requests == 0 ? 0 : Math.max(2, Math.round(100.0 * requests / Math.max(1, compared)));
    }

    /** What would declare it to be noise; rules know nothing of when something was read. */
    static String ignoring(FieldVerdict field) {
        return "ignore " + (field.path().startsWith("row:") ? field.path().substring(4) : field.path());
    }

    static Marked markedPrimary(Page.Example example) {
        return marked(example.primary(), example.other());
    }

    static Marked markedOther(Page.Example example) {
        return marked(example.other(), example.primary());
    }

    private static Marked marked(String text, String beside) {
        return text == null ? null : beside == null ? new Marked("", text, "") : Marked.of(text, beside);
    }
}
