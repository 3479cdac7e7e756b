package io.turnout.control.api.room.panel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A way to where something can be asked for.
 *
 * @param href of the page that says what will happen
 * @param label what it is called, in few words
 * @param subject what it is about, for who hears the link alone
 * @param danger whether it takes something away
 */
public record Ask(String href, String label, String subject, boolean danger) {
    static Ask migration(String operation, String label) {
        return new Ask("/control/migration/" + operation, label, "the migration", operation.equals("rollback"));
    }

    static Ask rollout(String capability, String operation, String label) {
        return new Ask(path("rollouts", capability, operation), label, capability, operation.equals("rollback"));
    }

    static Ask share(String capability) {
        return new Ask("/control/canaries/" + encoded(capability), "Set share", capability, false);
    }

    static Ask dataset(String dataset, String operation, String label, boolean danger) {
        return new Ask(path("datasets", dataset, operation), label, dataset, danger);
    }

    private static String path(String kind, String name, String operation) {
        return "/control/%s/%s/%s".formatted(kind, encoded(name), operation);
    }

    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
