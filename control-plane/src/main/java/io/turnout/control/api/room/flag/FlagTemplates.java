package io.turnout.control.api.room.flag;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of feature flags. */
@CheckedTemplate(basePath = "room")
final class FlagTemplates {
    private FlagTemplates() {}

    static native TemplateInstance flags(FlagsPage page, String who);

    static native TemplateInstance flag(FlagPage page, String who);

    static native TemplateInstance flagchange(FlagChangePage page, String who);
}
