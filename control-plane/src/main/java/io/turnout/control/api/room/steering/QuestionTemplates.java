package io.turnout.control.api.room.steering;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of pages that ask first. */
@CheckedTemplate(basePath = "room")
final class QuestionTemplates {
    private QuestionTemplates() {}

    static native TemplateInstance question(Question page, String who);
}
