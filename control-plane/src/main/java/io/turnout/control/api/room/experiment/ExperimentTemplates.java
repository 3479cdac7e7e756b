package io.turnout.control.api.room.experiment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of experiments. */
@CheckedTemplate(basePath = "room")
final class ExperimentTemplates {
    private ExperimentTemplates() {}

    static native TemplateInstance experiments(ExperimentsPage page, String who);
}
