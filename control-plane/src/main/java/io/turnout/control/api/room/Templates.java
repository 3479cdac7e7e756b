package io.turnout.control.api.room;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.turnout.control.api.room.compared.CapabilityPage;
import io.turnout.control.api.room.traffic.TrafficPanel;

/** Templates of the first page, of capabilities, and of what went wrong. */
@CheckedTemplate(basePath = "room")
final class Templates {
    private Templates() {}

    static native TemplateInstance overview(OverviewPage page, String who);

    static native TemplateInstance capability(CapabilityPage page, TrafficPanel traffic, String who);

    static native TemplateInstance error(ErrorPage page, String who);
}
