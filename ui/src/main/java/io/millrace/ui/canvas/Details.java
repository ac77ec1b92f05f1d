package io.millrace.ui.canvas;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.CodeSlot;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingType;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The second line of a node: its most telling setting, or the heart of its code. */
final class Details {
    private static final List<String> TELLING = List.of("port", "path", "rate");

    /** Also with the end of the method on its line. */
    private static final Pattern RETURN = Pattern.compile("return\\s+(.+?);[\\s}]*");

    /** Goes on in the next line. */
    private static final Pattern LONG_RETURN = Pattern.compile("return\\s+([^;]+)");

    private static final Pattern METHOD = Pattern.compile("[^/{}]*\\)[^{}()]*\\{\\s*(\\S.*?)\\s*}");
    private static final Pattern METHOD_WITH_RETURN =
            Pattern.compile("[^/{}]*\\)[^{}()]*\\{(?:.*[;}])?\\s*return\\s+(.+?);\\s*}");

    private Details() {}

    /** Text, and whether it is code. */
    record Detail(String text, boolean code) {}

    static Detail of(NodeKind kind, ProjectNode node, Project project) {
        for (String name : TELLING) {
            Optional<Setting> setting = kind.setting(name);
            if (setting.isPresent()) {
                String value = node.settings().getOrDefault(name, setting.get().defaultValue());
                return new Detail((kind.label() + " " + written(name, value)).strip(), false);
            }
        }
        Optional<String> codec = codec(kind, node);
        if (codec.isPresent()) {
            return new Detail(codec.get(), false);
        }
        Optional<String> made = made(kind, node);
        if (made.isPresent()) {
            return new Detail(made.get(), true);
        }
        return kind.code().stream()
                .filter(CodeSlot::required)
                .map(slot -> heart(slot.role(), project.text(new CodeRef(node.name(), slot.role()))))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> new Detail(text, true))
                .orElse(new Detail(kind.label(), false));
    }

    /** What a decoder or encoder knows that is made from settings: {@code JSON Vote}. */
    private static Optional<String> codec(NodeKind kind, ProjectNode node) {
        return Stream.of(CodecSettings.DECODE_AS, CodecSettings.ENCODE_AS)
                .map(kind.values(node.settings()))
                .filter(format -> !format.isEmpty() && !format.equals(CodecSettings.CODE))
                .findFirst()
                .map(format ->
                        format.toUpperCase(Locale.ROOT) + " " + node.settings().getOrDefault(CodecSettings.TYPE, ""))
                .map(String::strip);
    }

    /** What a step does that is made from settings: {@code count > 10}, {@code count = count + 1}. */
    private static Optional<String> made(NodeKind kind, ProjectNode node) {
        Optional<String> field = value(kind, node, SettingType.FieldName.class);
        return value(kind, node, SettingType.Expression.class)
                .map(text -> field.map(name -> name + " = ").orElse("") + text);
    }

    private static Optional<String> value(NodeKind kind, ProjectNode node, Class<? extends SettingType> type) {
        return kind.settings().stream()
                .filter(setting -> type.isInstance(setting.type()))
                .map(setting -> node.settings().getOrDefault(setting.name(), setting.defaultValue()))
                .findFirst()
                .filter(text -> !text.isEmpty());
    }

    private static String written(String setting, String value) {
        return switch (setting) {
            case "port" -> ":" + value;
            case "rate" -> value.equals("0") ? "as fast as it goes" : value + "/s";
            default -> value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
        };
    }

    /** Of an aggregation, what each message changes: that its windows begin with 0 says nothing. */
    static String heart(Role role, String code) {
        int update = role == Role.AGGREGATE ? code.indexOf(" update(") : -1;
        return heart(update < 0 ? code : code.substring(code.lastIndexOf('\n', update) + 1));
    }

    /** The line that says most: what is returned, else the first one inside the first method. */
    static String heart(String code) {
        String first = "";
        boolean inside = false;
        for (String written : code.lines().toList()) {
            if (!first.isEmpty() && written.startsWith("}")) {
                return first;
            }
            String line = written.strip();
            Matcher begun = LONG_RETURN.matcher(line);
            if (inside && begun.matches()) {
                return begun.group(1);
            }
            Matcher given = (inside ? RETURN : METHOD_WITH_RETURN).matcher(line);
            if (given.matches()) {
                return given.group(1);
            }
            Matcher whole = METHOD.matcher(line);
            if (!inside && first.isEmpty() && whole.matches()) {
                first = whole.group(1);
            }
            if (inside && first.isEmpty() && !line.isEmpty() && !line.startsWith("}") && !line.startsWith("//")) {
                first = line;
            }
            inside |= line.endsWith("{");
        }
        return first;
    }
}
