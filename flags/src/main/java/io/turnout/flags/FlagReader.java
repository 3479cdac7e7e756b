package io.turnout.flags;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.flags.rule.Buckets;
import io.turnout.flags.rule.RuleException;
import io.turnout.flags.rule.Rules;
import io.turnout.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads flags in flagd's format (https://flagd.dev/reference/flag-definitions/). It is stricter than flagd: a document in which anything
 * is wrong is refused as a whole, so that nobody finds out by an evaluation.
 */
public final class FlagReader {
    private static final ObjectMapper JSON = Json.mapper();
    private static final Set<String> TOP = Set.of("$schema", "$comment", "flags", "$evaluators", "metadata");
    private static final Set<String> MEMBERS =
            Set.of("$comment", "state", "variants", "defaultVariant", "targeting", "metadata");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Buckets buckets;

    public FlagReader() {
        this(Buckets.OF_SUBJECTS);
    }

    /** @param buckets how {@code fractional} places subjects */
    FlagReader(Buckets buckets) {
        this.buckets = buckets;
    }

    /** @throws FlagException with all that is wrong */
    public FlagSet read(String text) throws FlagException {
        return read(parse(text), new Complaints(lines(text)));
    }

    /**
     * The document as a tree.
     *
     * @throws FlagException if it is no JSON
     */
    public static JsonNode parse(String text) throws FlagException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new FlagException(List.of(new FlagError("", line, "This is no JSON: " + e.getOriginalMessage())));
        }
    }

    private FlagSet read(JsonNode document, Complaints complaints) throws FlagException {
        JsonPointer root = JsonPointer.empty();
        if (!document.path("flags").isObject()) {
            complaints.add(root, "must be an object with \"flags\", which is an object with a flag by each key");
        }
        refuseOthers(document, TOP, root, complaints);
        Map<String, Object> metadata = metadata(document.path("metadata"), root, complaints);
        References references = new References(document.path("$evaluators"), complaints);
        Map<String, Flag> flags = new LinkedHashMap<>();
        document.path("flags").properties().forEach(member -> {
            JsonPointer where = root.appendProperty("flags").appendProperty(member.getKey());
            flags.put(
                    member.getKey(), flag(member.getKey(), member.getValue(), metadata, references, where, complaints));
        });
        complaints.throwIfAny();
        return new FlagSet(flags, buckets);
    }

    private static Flag flag(
            String key,
            JsonNode flag,
            Map<String, Object> common,
            References references,
            JsonPointer where,
            Complaints complaints) {
        if (!KEY.matcher(key).matches()) {
            complaints.add(where, "must have a key of up to 100 letters, digits, dots, dashes and underscores");
        }
        refuseOthers(flag, MEMBERS, where, complaints);
        String state = flag.path("state").textValue();
        if (!"ENABLED".equals(state) && !"DISABLED".equals(state)) {
            complaints.add(where.appendProperty("state"), "must be ENABLED or DISABLED");
        }
        Map<String, Object> variants = variants(flag.path("variants"), where.appendProperty("variants"), complaints);
        JsonNode byDefault = flag.path("defaultVariant");
        if (!byDefault.isMissingNode() && !byDefault.isNull() && !variants.containsKey(byDefault.textValue())) {
            complaints.add(where.appendProperty("defaultVariant"), "must be one of the variants, or null");
        }
        Map<String, Object> metadata = new LinkedHashMap<>(common);
        metadata.putAll(metadata(flag.path("metadata"), where, complaints));
        return new Flag(
                key,
                "ENABLED".equals(state),
                variants,
                byDefault.textValue(),
                targeting(flag.path("targeting"), references, where.appendProperty("targeting"), complaints),
                metadata);
    }

    private static Map<String, Object> variants(JsonNode variants, JsonPointer where, Complaints complaints) {
        Map<String, Object> all = new LinkedHashMap<>();
        variants.properties().forEach(variant -> {
            JsonNode value = variant.getValue();
            if (value.isNull() || value.isArray()) {
                complaints.add(
                        where.appendProperty(variant.getKey()), "must be a boolean, a text, a number or an object");
            } else {
                all.put(variant.getKey(), JSON.convertValue(value, Object.class));
            }
        });
        if (!variants.isObject() || variants.isEmpty()) {
            complaints.add(where, "must be an object with at least one variant");
        } else if (all.values().stream().map(FlagReader::kind).distinct().count() > 1) {
            complaints.add(where, "must be all of one type");
        }
        return all;
    }

    private static Class<?> kind(Object value) {
        return value instanceof Number ? Number.class : value instanceof Map ? Map.class : value.getClass();
    }

    /** As text, in which evaluators stand where they are referred to; null if nobody is targeted. */
    private static String targeting(
            JsonNode targeting, References references, JsonPointer where, Complaints complaints) {
        if (targeting.isMissingNode() || targeting.isNull() || targeting.isObject() && targeting.isEmpty()) {
            return null;
        }
        if (!targeting.isObject()) {
            complaints.add(where, "must be an object, a rule");
            return null;
        }
        JsonNode rule = references.resolve(targeting, where);
        try {
            Rules.check(rule);
        } catch (RuleException e) {
            complaints.add(where, e.getMessage());
        }
        return rule.toString();
    }

    private static Map<String, Object> metadata(JsonNode metadata, JsonPointer owner, Complaints complaints) {
        JsonPointer where = owner.appendProperty("metadata");
        Map<String, Object> all = new LinkedHashMap<>();
        if (!metadata.isMissingNode() && !metadata.isObject()) {
            complaints.add(where, "must be an object");
        }
        metadata.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                all.put(member.getKey(), JSON.convertValue(member.getValue(), Object.class));
            } else {
                complaints.add(where.appendProperty(member.getKey()), "must be a text, a number or a boolean");
            }
        });
        return all;
    }

    private static void refuseOthers(JsonNode object, Set<String> known, JsonPointer where, Complaints complaints) {
        object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .forEach(name -> complaints.add(where.appendProperty(name), "is not known here"));
    }

    private static Lines lines(String text) {
        try {
            return Lines.of(text, JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("It was read a moment ago", e);
        }
    }
}
