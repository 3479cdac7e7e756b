package io.turnout.launcher.compare;

import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.launcher.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** For a terminal. */
final class TextReport {
    private static final String ROW = "%-10s %7s %7s  %-10s %s%n";

    private TextReport() {}

    static void print(Report report, PrintStream out) {
        List<FieldVerdict> noisy = report.verdict().in(FieldState.NOISY);
        List<FieldVerdict> clean = report.verdict().in(FieldState.CLEAN);
        if (!report.suspects().isEmpty() || !noisy.isEmpty()) {
            out.printf(Locale.ROOT, ROW, "field", "raw", "noise", "kind", "path");
            report.suspects().forEach(field -> print(field, out));
            noisy.forEach(field -> print(field, out));
            out.println();
        }
        report.suspects()
                .forEach(field -> report.examplesOf(field).stream().findFirst().ifPresent(each -> print(each, out)));
        report.remarks().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%s  %s %d fields are clean, %d noisy.%n",
                report.verdict().verdict(),
                report.summary(),
                clean.size(),
                noisy.size());
    }

    private static void print(FieldVerdict field, PrintStream out) {
        out.printf(
                Locale.ROOT,
                ROW,
                field.state().name().toLowerCase(Locale.ROOT),
                field.raw(),
                field.noise(),
                Report.kind(field),
                field.path());
    }

    private static void print(Example example, PrintStream out) {
        out.println(example.difference().path() + " of " + example.request());
        out.println("  primary    " + Terminal.plain(example.difference().left()));
        out.println("  candidate  " + Terminal.plain(example.difference().right()));
        out.println();
    }
}
