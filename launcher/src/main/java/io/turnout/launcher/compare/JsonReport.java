package io.turnout.launcher.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.comparison.verdict.Share;
import java.io.IOException;
import java.nio.file.Path;

/** For other programs: {@code verdict}, {@code compared}, {@code fields: [{path, kind, raw, noise, state}]} and more. */
final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    static void write(Report report, Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), tree(report));
    }

    private static ObjectNode tree(Report report) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("verdict", report.verdict().verdict().name());
        tree.put("compared", report.verdict().compared());
        tree.put("rule", report.verdict().rule());
        tree.set("share", share(report.verdict().share()));
        ArrayNode fields = tree.putArray("fields");
        report.verdict().fields().forEach(field -> fields.add(field(report, field)));
        tree.set("missing", JSON.valueToTree(report.verdict().missing()));
        tree.set("rulesNeverUsed", JSON.valueToTree(report.verdict().rulesNeverUsed()));
        tree.put("skipped", report.skipped());
        tree.set("unanswered", JSON.valueToTree(report.unanswered()));
        tree.set("sites", JSON.valueToTree(report.sites()));
        return tree;
    }

    private static ObjectNode share(Share share) {
        return JSON.createObjectNode()
                .put("changed", share.changed())
                .put("estimate", share.estimate())
                .put("upperBound", share.upperBound())
                .put("confidence", share.confidence());
    }

    private static ObjectNode field(Report report, FieldVerdict field) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("path", field.path());
        tree.put("kind", field.kinds().isEmpty() ? null : Report.kind(field));
        tree.put("compared", field.compared());
        tree.put("raw", field.raw());
        tree.put("noise", field.noise());
        tree.put("state", field.state().name());
        ArrayNode examples = JSON.createArrayNode();
        report.examplesOf(field)
                .forEach(each -> examples.addObject()
                        .put("request", each.request().toString())
                        .put("primary", each.difference().left())
                        .put("candidate", each.difference().right()));
        if (!examples.isEmpty()) {
            tree.set("examples", examples);
        }
        return tree;
    }
}
