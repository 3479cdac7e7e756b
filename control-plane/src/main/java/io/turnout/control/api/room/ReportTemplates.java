package io.turnout.control.api.room;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.turnout.control.confidence.paper.Document;

/** The template of reports. */
@CheckedTemplate(basePath = "room")
final class ReportTemplates {
    private ReportTemplates() {}

    static native TemplateInstance report(Document page, String downloads, String who);
}
