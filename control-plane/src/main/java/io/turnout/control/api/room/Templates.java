package io.turnout.control.api.room;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.turnout.control.api.room.compared.CapabilityPage;

/** The control room's templates. */
@CheckedTemplate(basePath = "room")
final class Templates {
    private Templates() {}

    static native TemplateInstance overview(OverviewPage page, String who);

    static native TemplateInstance capability(CapabilityPage page, String who);

    static native TemplateInstance error(ErrorPage page, String who);
}
