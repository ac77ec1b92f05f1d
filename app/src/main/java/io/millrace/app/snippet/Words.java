package io.millrace.app.snippet;

import io.millrace.app.snippet.Records.Component;
import io.millrace.app.snippet.Records.Shape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the holes of a form are filled with, and which forms fit.
 *
 * @param holes texts by name
 * @param facts words that a form may ask for
 */
record Words(Map<String, String> holes, Set<String> facts) {
    private static final Set<String> NUMBERS =
            Set.of("short", "int", "long", "float", "double", "Short", "Integer", "Long", "Float", "Double");
    private static final Map<String, String> SIZES =
            Map.of("byte", "1", "short", "2", "char", "2", "long", "8", "double", "8");
    private static final Set<String> BUFFERED = Set.of("byte", "short", "int", "long", "float", "double", "char");

    static Words of(Surroundings around, String sharedTypes) {
        final String in = around.incoming();
        final Optional<Shape> shape = Records.named(sharedTypes, in).or(() -> ErrorPorts.shape(in));
        final List<Component> parts = shape.map(Shape::components).orElse(List.of());
        final Map<String, String> holes = new HashMap<>();
        holes.put("In", in);
        holes.put("InBox", TypeName.boxed(in));
        holes.put("State", around.state());
        holes.put("KeyHere", around.keyHere());
        holes.put("test", test(in, parts, "in"));
        final Component key = key(in, parts);
        holes.put("Key", key.type());
        holes.put("keyOf", key.name());
        amount(in, parts, holes);
        holes.put("line", line(parts));
        holes.put("put", put(in, parts));
        final String wanted = around.wanted().orElse("");
        final Optional<Shape> made = Records.of(sharedTypes).stream()
                .filter(Words::isBuffered)
                .sorted(Comparator.comparing(each -> !each.name().equals(wanted)))
                .findFirst();
        number(wanted, holes);
        holes.put("Made", made.map(Shape::name).orElse(""));
        holes.put("reads", made.map(Words::reads).orElse(""));
        return new Words(Map.copyOf(holes), facts(around, in, holes));
    }

    /** The number that a frame holds: the wanted one, else a whole one. */
    private static void number(String wanted, Map<String, String> holes) {
        final String number = BUFFERED.contains(wanted) ? wanted : "int";
        holes.put("Number", number);
        holes.put("Get", suffix(number));
        holes.put("bytes", SIZES.getOrDefault(number, "4"));
    }

    /** The number of a message: itself, or the first of its parts that is one. */
    private static void amount(String in, List<Component> parts, Map<String, String> holes) {
        final Optional<Component> number = NUMBERS.contains(in)
                ? Optional.of(new Component(in, ""))
                : parts.stream()
                        .filter(p -> NUMBERS.contains(p.type()))
                        .map(p -> new Component(p.type(), "." + p.name() + "()"))
                        .findFirst();
        final boolean broken = number.filter(n -> n.type().matches("[fFdD].*")).isPresent();
        holes.put("Sum", broken ? "double" : "long");
        holes.put("amount", number.map(n -> "in" + n.name()).orElse(""));
        holes.put("amountOfEach", number.map(n -> "each" + n.name()).orElse(""));
    }

    /** A text with its holes filled. */
    String fill(String text) {
        String filled = text;
        for (final Map.Entry<String, String> hole : holes.entrySet()) {
            filled = filled.replace("{{" + hole.getKey() + "}}", hole.getValue());
        }
        return filled;
    }

    private static Set<String> facts(Surroundings around, String in, Map<String, String> holes) {
        final Set<String> facts = new HashSet<>();
        facts.add(around.stateful() ? "stateful" : "stateless");
        if (ErrorPorts.isFailed(in)) {
            facts.add("failed");
        }
        facts.add(around.lines() ? "lines" : "frames");
        if (!holes.getOrDefault("put", "").isEmpty()) {
            facts.add("buffered");
        }
        if (!holes.getOrDefault("Made", "").isEmpty()) {
            facts.add("made");
        }
        if (!holes.getOrDefault("amount", "").isEmpty()) {
            facts.add("number");
        }
        if (in.equals("String")) {
            facts.add("text");
        }
        final String wanted = around.wanted().orElse("");
        facts.add("wants-" + (BUFFERED.contains(wanted) ? "number" : wanted));
        if (!wanted.isEmpty() && wanted.equals(holes.get("Made"))) {
            facts.add("wants-made");
        }
        return Set.copyOf(facts);
    }

    private static String test(String in, List<Component> parts, String value) {
        if (NUMBERS.contains(in)) {
            return value + " > 0";
        } else if (in.equals("String")) {
            return "!" + value + ".isEmpty()";
        } else if (in.equals("boolean")) {
            return value;
        } else if (TypeName.isPrimitive(in)) {
            return value + " != 0";
        }
        return parts.isEmpty()
                ? value + " != null"
                : test(
                        parts.get(0).type(),
                        List.of(),
                        value + "." + parts.get(0).name() + "()");
    }

    private static Component key(String in, List<Component> parts) {
        if (TypeName.isPrimitive(in) || TypeName.isBox(in) || in.equals("String")) {
            return new Component(in, "in");
        }
        return parts.stream()
                .filter(p -> TypeName.isPrimitive(p.type()) || p.type().equals("String"))
                .findFirst()
                .map(p -> new Component(p.type(), "in." + p.name() + "()"))
                .orElse(new Component("String", "in.toString()"));
    }

    private static String line(List<Component> parts) {
        return parts.isEmpty()
                ? "out"
                : parts.stream().map(p -> "out." + p.name() + "()").collect(Collectors.joining(" + \",\" + "));
    }

    /** Statements that put a message into a buffer, where it is a number or made of these. */
    private static String put(String in, List<Component> parts) {
        if (BUFFERED.contains(in)) {
            return "into.put" + suffix(in) + "(out);";
        } else if (parts.isEmpty() || !parts.stream().allMatch(p -> BUFFERED.contains(p.type()))) {
            return "";
        }
        return parts.stream()
                .map(p -> "into.put" + suffix(p.type()) + "(out." + p.name() + "());")
                .collect(Collectors.joining("\n    "));
    }

    private static boolean isBuffered(Shape shape) {
        return !shape.components().isEmpty() && shape.components().stream().allMatch(p -> BUFFERED.contains(p.type()));
    }

    private static String reads(Shape shape) {
        return shape.components().stream()
                .map(p -> "frame.get" + suffix(p.type()) + "()")
                .collect(Collectors.joining(", "));
    }

    private static String suffix(String primitive) {
        return primitive.equals("byte") ? "" : Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
    }
}
