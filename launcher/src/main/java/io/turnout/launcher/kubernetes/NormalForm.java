package io.turnout.launcher.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * YAML in which the order of members says nothing, as the builds' output is: labels and ports come in another order from
 * one build to the next. Members are sorted here, and so are lists of things that have names.
 */
final class NormalForm {
    private static final YAMLMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().stringQuotingChecker(new DatesToo()).build())
            .enable(
                    Feature.MINIMIZE_QUOTES,
                    Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(Feature.SPLIT_LINES)
            .build();

    private NormalForm() {}

    /** The same documents, in the one form that they have. */
    static String of(String yaml) {
        StringBuilder normal = new StringBuilder();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (!document.isNull() && !document.isMissingNode()) {
                    normal.append(YAML.writeValueAsString(sorted(document)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return normal.toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = YAML.createObjectNode();
            TreeSet<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> copy.set(name, sorted(object.get(name))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> items = new ArrayList<>();
            array.forEach(item -> items.add(sorted(item)));
            if (StreamSupport.stream(array.spliterator(), false).allMatch(item -> item.has("name"))) {
                items.sort(Comparator.comparing(item -> item.get("name").asText()));
            }
            return YAML.createArrayNode().addAll(items);
        }
        return node;
    }

    /** A text that looks like a date is no text any more to many who read YAML. */
    private static final class DatesToo extends StringQuotingChecker.Default {
        private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}.*");

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || DATE.matcher(value).matches();
        }
    }
}
