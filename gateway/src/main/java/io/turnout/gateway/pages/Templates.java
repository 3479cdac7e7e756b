package io.turnout.gateway.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.turnout.platform.session.Visitor;

/** The site's templates. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    static native TemplateInstance agenda(AgendaPage page, Visitor visitor);

    static native TemplateInstance talk(TalkPage page, Visitor visitor);

    static native TemplateInstance search(SearchResults page, Visitor visitor);

    static native TemplateInstance signin(SignInPage page, Visitor visitor);

    static native TemplateInstance error(ErrorPage page, Visitor visitor);
}
