package io.turnout.control.api.room.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of the page for signing in. */
@CheckedTemplate(basePath = "room")
final class SignInTemplates {
    private SignInTemplates() {}

    static native TemplateInstance signin(SignInPage page, String who);
}
