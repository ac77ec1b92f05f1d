package io.millrace.app.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.project.BrokenFile.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON file with the place of each value, so that whatever is wrong with one can be said with line and column.
 *
 * @param file path inside the project folder
 * @param root an object
 * @param places by JSON pointer
 */
record JsonFile(String file, ObjectNode root, Map<String, JsonLocation> places) {
    private static final Set<String> NAMED = Set.of("nodes", "states", "inputs", "generate", "expected");
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    static JsonFile parse(String file, String text) throws BrokenFile {
        try {
            final Map<String, JsonLocation> places = places(text);
            final JsonNode root = MAPPER.readTree(text);
            if (root instanceof ObjectNode object) {
                return new JsonFile(file, object, places);
            }
            throw new BrokenFile(new Place(file, "", 1, 1), "a JSON object is expected, as in { \"format\": 1 }");
        } catch (JsonProcessingException e) {
            final JsonLocation at = e.getLocation();
            final Place place = new Place(file, "", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
            throw new BrokenFile(place, JsonWords.reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonLocation> places(String text) throws IOException {
        final Map<String, JsonLocation> places = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                    final boolean opens = token.isStructStart();
                    final String pointer = opens
                            ? parser.getParsingContext()
                                    .getParent()
                                    .pathAsPointer()
                                    .toString()
                            : parser.getParsingContext().pathAsPointer().toString();
                    places.put(pointer, parser.currentTokenLocation());
                }
            }
        }
        return places;
    }

    /** Something about the value at a pointer. */
    BrokenFile broken(String pointer, String message) {
        final JsonLocation at = places.get(pointer);
        final int line = at == null ? 0 : at.getLineNr();
        return new BrokenFile(new Place(file, subject(pointer), line, at == null ? 0 : at.getColumnNr()), message);
    }

    /** The node, sink or State that a pointer leads to or into. */
    private static String subject(String pointer) {
        final String[] steps = pointer.split("/", 4);
        return steps.length > 2 && NAMED.contains(steps[1])
                ? steps[2].replace("~1", "/").replace("~0", "~")
                : "";
    }

    /** A member that is an object; an absent one is empty. */
    ObjectNode object(ObjectNode of, String pointer, String field) throws BrokenFile {
        final JsonNode value = of.get(field);
        if (value == null) {
            return MAPPER.createObjectNode();
        } else if (value instanceof ObjectNode object) {
            return object;
        }
        throw broken(pointer + "/" + field, "\"" + field + "\" must be an object, as in { ... }");
    }

    /** A member of an object that is itself an object, by any name. */
    ObjectNode entry(Map.Entry<String, JsonNode> entry, String pointer) throws BrokenFile {
        if (entry.getValue() instanceof ObjectNode object) {
            return object;
        }
        throw broken(
                pointer + "/" + escaped(entry.getKey()), "\"" + entry.getKey() + "\" must be an object, as in { ... }");
    }

    Optional<String> text(ObjectNode of, String pointer, String field) throws BrokenFile {
        final JsonNode value = of.get(field);
        if (value == null) {
            return Optional.empty();
        } else if (value.isTextual()) {
            return Optional.of(value.asText());
        }
        throw broken(pointer + "/" + field, "\"" + field + "\" must be a text in quotes");
    }

    String required(ObjectNode of, String pointer, String field) throws BrokenFile {
        final Optional<String> text = text(of, pointer, field);
        if (text.isEmpty()) {
            throw broken(pointer, "\"" + field + "\" is missing here");
        }
        return text.get();
    }

    int whole(ObjectNode of, String pointer, String field) throws BrokenFile {
        final JsonNode value = of.get(field);
        if (value == null || !value.isNumber() || Math.abs(value.asDouble()) > Integer.MAX_VALUE) {
            throw broken(
                    value == null ? pointer : pointer + "/" + escaped(field),
                    "\"" + field + "\" must be a whole number");
        }
        return (int) Math.round(value.asDouble());
    }

    /** Members that are not among the known ones, as JSON text; empty when there are none. */
    static Optional<String> others(ObjectNode of, Set<String> known) {
        final ObjectNode others = of.deepCopy();
        others.remove(known);
        return others.isEmpty() ? Optional.empty() : Optional.of(others.toString());
    }

    /** A name as part of a pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object that was written by this class. */
    static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
