package io.turnout.control.api.reports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.turnout.control.confidence.paper.Document;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The template of a report that is a page of its own. */
@CheckedTemplate(basePath = "report")
final class ReportTemplates {
    private ReportTemplates() {}

    static native TemplateInstance page(Document document, String css, String policy);

    /** How templates show a document. */
    @TemplateExtension
    static final class Formats {
        private static final DateTimeFormatter SECOND =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

        private Formats() {}

        static String moment(Document document) {
            return SECOND.format(document.asOf().atOffset(ZoneOffset.UTC));
        }
    }
}
