package io.turnout.launcher.compare;

import io.turnout.comparison.verdict.FieldVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** For people: one page, with nothing from elsewhere and nothing that runs. */
final class HtmlReport {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%1$s: %3$s compared with %2$s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2024; background: #fff }
            h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2.5rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #d9dde2; vertical-align: top }
            .example { table-layout: fixed; margin-bottom: 1.2rem } .example th { width: 7rem }
            .n { text-align: right; font-variant-numeric: tabular-nums }
            code, pre { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; margin: 0 }
            .DIFFERING { color: #b3261e; font-weight: 600 } .UNDECIDED { color: #8a5a00; font-weight: 600 }
            .verdict { display: inline-block; padding: .1rem .6rem; border-radius: .3rem; color: #fff; background: #5b6470 }
            .verdict.PASS { background: #18794e } .verdict.FAIL { background: #b3261e }
            @media (prefers-color-scheme: dark) {
              body { color: #e6e8eb; background: #16191d } th, td { border-color: #3a4047 }
              .DIFFERING { color: #ff8a80 } .UNDECIDED { color: #ffc46b }
            }
            </style>
            </head>
            <body>
            <h1><span class="verdict %1$s">%1$s</span> %3$s, compared with %2$s</h1>
            <p>%4$s</p>
            %5$s
            %6$s
            <h2>Fields</h2>
            <table>
            <thead><tr><th>State</th><th>Path</th><th>Kind</th><th class="n">Raw</th><th class="n">Noise</th><th class="n">Of</th></tr></thead>
            <tbody>
            %7$s
            </tbody>
            </table>
            </body>
            </html>
            """;

    private HtmlReport() {}

    static void write(Report report, Path file) throws IOException {
        Files.writeString(file, page(report));
    }

    static String page(Report report) {
        return PAGE.formatted(
                report.verdict().verdict(),
                escaped(report.sites().get("primary")),
                escaped(report.sites().get("candidate")),
                escaped(report.summary()),
                remarks(report),
                suspects(report),
                report.verdict().fields().stream().map(HtmlReport::row).collect(Collectors.joining("\n")));
    }

    private static String remarks(Report report) {
        return report.remarks().stream()
                .map(remark -> "<li>" + escaped(remark) + "</li>")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), items -> items.isEmpty() ? "" : "<ul>\n" + items + "\n</ul>"));
    }

    private static String suspects(Report report) {
        StringBuilder sections = new StringBuilder();
        for (FieldVerdict field : report.suspects()) {
            sections.append("<h2 class=\"%1$s\"><code>%2$s</code> %3$s</h2>%n"
                    .formatted(
                            field.state(),
                            escaped(field.path()),
                            field.state().name().toLowerCase(Locale.ROOT)));
            report.examplesOf(field)
                    .forEach(each -> sections.append("""
                            <table class="example">
                            <tr><th scope="row">Request</th><td><code>%s</code></td></tr>
                            <tr><th scope="row">Primary</th><td><pre>%s</pre></td></tr>
                            <tr><th scope="row">Candidate</th><td><pre>%s</pre></td></tr>
                            </table>
                            """.formatted(
                                    escaped(each.request().toString()),
                                    escaped(each.difference().left()),
                                    escaped(each.difference().right()))));
        }
        return sections.toString();
    }

    private static String row(FieldVerdict field) {
        return String.format(
                Locale.ROOT,
                "<tr><td class=\"%1$s\">%2$s</td><td><code>%3$s</code></td><td>%4$s</td><td class=\"n\">%5$,d</td>"
                        + "<td class=\"n\">%6$,d</td><td class=\"n\">%7$,d</td></tr>",
                field.state(),
                field.state().name().toLowerCase(Locale.ROOT),
                escaped(field.path()),
                Report.kind(field),
                field.raw(),
                field.noise(),
                field.compared());
    }

    private static String escaped(String text) {
        return text == null
                ? "<em>nothing</em>"
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
