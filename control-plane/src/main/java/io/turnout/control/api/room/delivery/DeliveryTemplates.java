package io.turnout.control.api.room.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template of how changes are delivered. */
@CheckedTemplate(basePath = "room")
final class DeliveryTemplates {
    private DeliveryTemplates() {}

    static native TemplateInstance delivery(DeliveryPage page, String who);
}
