package io.turnout.control.api.room.catalogue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of the catalogue of services. */
@CheckedTemplate(basePath = "room")
final class CatalogueTemplates {
    private CatalogueTemplates() {}

    static native TemplateInstance catalogue(CataloguePage page, String who);

    static native TemplateInstance runbook(RunbookPage page, String who);
}
