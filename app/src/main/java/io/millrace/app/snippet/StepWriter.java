package io.millrace.app.snippet;

import io.millrace.app.snippet.JavaLexer.Kind;
import io.millrace.app.snippet.JavaLexer.Lexeme;
import io.millrace.app.snippet.StepText.Guard;
import io.millrace.app.snippet.StepText.Hole;
import io.millrace.engine.catalogue.Port;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills one section of a step's template with the node's settings and the types around it. */
final class StepWriter {
    private static final Pattern DIRECTIVE = Pattern.compile("\\{\\{([^}]*)}}");
    /** Names that mean something in templates; a record's field with such a name is read through the message. */
    private static final Set<String> TAKEN = Set.of("in", "key", "value", "next", "state", "context");

    private final UnaryOperator<String> settings;
    private final StepTypes types;
    private final StringBuilder text = new StringBuilder();
    private final List<Hole> holes = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<Guard> open = new ArrayList<>();

    /**
     * A writer.
     *
     * @param settings value of a setting by name
     */
    StepWriter(UnaryOperator<String> settings, StepTypes types) {
        this.settings = settings;
        this.types = types;
    }

    StepText fill(String section, boolean isProbe) {
        for (final String line : section.lines().toList()) {
            final int start = text.length();
            if (applies(line)) {
                line(
                        line.startsWith("{{when:") || line.startsWith("{{if:")
                                ? line.substring(line.indexOf("}}") + 2)
                                : line);
            }
            final boolean nothingCame = text.length() == start && line.strip().startsWith("{{");
            if (!nothingCame) {
                text.append('\n');
            }
        }
        return new StepText(text.toString(), isProbe, holes, guards);
    }

    /** A line may begin with a condition: that a setting speaks of a name, or has a value. */
    private boolean applies(String line) {
        final Matcher matcher = DIRECTIVE.matcher(line);
        if (!matcher.lookingAt()) {
            return true;
        }
        final String[] words = matcher.group(1).split(":", -1);
        return switch (words[0]) {
            case "when" -> names(settings.apply(words[1])).contains(words[2]);
            case "if" -> settings.apply(words[1]).equals(words[2]);
            default -> true;
        };
    }

    private void line(String line) {
        final Matcher matcher = DIRECTIVE.matcher(line);
        int from = 0;
        while (matcher.find()) {
            text.append(line, from, matcher.start());
            directive(matcher.group(1).split(":", -1));
            from = matcher.end();
        }
        text.append(line, from, line.length());
    }

    private void directive(String... words) {
        switch (words[0]) {
            case "hole" -> hole(words[1]);
            case "fields" -> fields(words[1].split(","));
            case "copy" -> copy(words[1], words[2]);
            case "guard" -> open.add(new Guard(words[1], text.length(), 0, words[2]));
            case "end" -> end();
            case "add" -> add(words[1], words[2], found(words[3]));
            case "double" -> asDouble(words[1], found(words[2]));
            default -> text.append(word(words));
        }
    }

    private String word(String... words) {
        return switch (words[0]) {
            case "In" -> in(words).type().text();
            case "InBox" -> in(words).type().box();
            case "Key" -> types.key().map(TypeName::text).orElse("Object");
            case "KeyBox" -> types.key().map(TypeName::box).orElse("Object");
            case "type" -> found(words[1]).text();
            case "box" -> found(words[1]).box();
            case "context" -> names(settings.apply(words[1])).contains("key") ? ", Context context" : "";
            case "zero" ->
                found(words[1]).isLargeNumber() ? " = " + found(words[1]).text() + ".ZERO" : "";
            case "more" -> compared(words[1], ">", words[2], found(words[3]));
            case "less" -> compared(words[1], "<", words[2], found(words[3]));
            default -> throw new IllegalArgumentException("no template knows " + words[0]);
        };
    }

    private static String compared(String one, String sign, String other, TypeName type) {
        if (type.isPrimitive() && !type.text().equals("boolean")) {
            return one + " " + sign + " " + other;
        }
        final String compare = type.isPrimitive() ? "Boolean.compare(" + one + ", " : one + ".compareTo(";
        return compare + other + ") " + sign + " 0";
    }

    private Inflow in(String... words) {
        final String port = words.length > 1 ? words[1] : Port.IN;
        return types.in(port).orElseThrow(() -> new IllegalStateException("nothing is known to come into " + port));
    }

    private TypeName found(String variable) {
        return Optional.ofNullable(types.found().get(variable))
                .orElseThrow(() -> new IllegalStateException("the type of " + variable + " is not known"));
    }

    private void hole(String setting) {
        final String value = settings.apply(setting);
        holes.add(new Hole(setting, text.length(), text.length() + value.length()));
        text.append(value);
    }

    private void add(String sum, String setting, TypeName type) {
        text.append(sum).append(type.isLargeNumber() ? " = " + sum + ".add(" : " += ");
        hole(setting);
        text.append(type.isLargeNumber() ? ")" : "");
    }

    private void asDouble(String setting, TypeName type) {
        final boolean method = !type.isPrimitive();
        text.append(method ? "(" : "");
        hole(setting);
        text.append(method ? ").doubleValue()" : "");
    }

    private void end() {
        final Guard guard = open.remove(open.size() - 1);
        guards.add(new Guard(guard.setting(), guard.start(), text.length(), guard.message()));
    }

    /** Lines that make the fields that these settings speak of known by their names. */
    private void fields(String... names) {
        final Set<String> used = new HashSet<>();
        for (final String setting : names) {
            used.addAll(names(settings.apply(setting)));
        }
        text.append(in("In").fields().stream()
                .filter(field -> used.contains(field.name()) && !TAKEN.contains(field.name()))
                .map(field -> "    " + field.type() + " " + field.name() + " = in." + field.name() + "();")
                .collect(Collectors.joining("\n")));
    }

    /** Names in an expression that are neither methods nor behind a dot. */
    static Set<String> names(String expression) {
        final List<Lexeme> code = JavaLexer.code(expression);
        final Set<String> words = new HashSet<>();
        for (int i = 0; i < code.size(); i++) {
            final boolean member = i > 0 && code.get(i - 1).is('.', expression);
            final boolean method = i + 1 < code.size() && code.get(i + 1).is('(', expression);
            if (code.get(i).kind() == Kind.WORD && !member && !method) {
                words.add(code.get(i).of(expression));
            }
        }
        return words;
    }

    /** The incoming record made anew, with one field from a setting. */
    private void copy(String field, String value) {
        final Inflow in = in("In");
        text.append("new ").append(in.constructor().orElse(in.type().text())).append('(');
        String before = "";
        for (final Inflow.Field each : in.fields()) {
            text.append(before);
            before = ", ";
            if (each.name().equals(settings.apply(field))) {
                hole(value);
            } else {
                text.append("in.").append(each.name()).append("()");
            }
        }
        text.append(')');
    }
}
