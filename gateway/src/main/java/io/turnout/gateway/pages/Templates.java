package io.turnout.gateway.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The site's templates. */
@CheckedTemplate(basePath = "")
final class Templates {
    private Templates() {}

    static native TemplateInstance agenda(AgendaPage page);

    static native TemplateInstance talk(TalkPage page);

    static native TemplateInstance search(SearchResults page);

    static native TemplateInstance error(ErrorPage page);
}
