package io.millrace.app.snippet;

import io.millrace.engine.catalogue.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form as it stands on the class path: head lines, a line {@code ---}, a text with holes such as <code>{{In}}</code>.
 *
 * @param when facts that it needs
 * @param first fact that makes it the template before those that stand before it; empty = none
 * @param text with holes and one mark where the caret goes
 */
record FormFile(String label, String doc, Set<String> when, String first, String text) {
    private static final String CARET = "{{caret}}";

    /** Read once: templates are asked for after each analysis. */
    private static final class Read {
        private static final Map<Role, List<FormFile>> ALL =
                Arrays.stream(Role.values()).collect(Collectors.toUnmodifiableMap(role -> role, FormFile::read));
    }

    /** The forms of a role, in the order of the index. */
    static List<FormFile> of(Role role) {
        return Read.ALL.getOrDefault(role, List.of());
    }

    private static List<FormFile> read(Role role) {
        final List<FormFile> forms = new ArrayList<>();
        for (final String name : resource("index.txt").lines().toList()) {
            if (name.startsWith(role.id() + "/")) {
                forms.add(parse(resource(name)));
            }
        }
        return List.copyOf(forms);
    }

    private static FormFile parse(String file) {
        final int cut = file.indexOf("---\n");
        String label = "";
        String doc = "";
        Set<String> when = Set.of();
        String first = "";
        for (final String line : file.substring(0, cut).lines().toList()) {
            final String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("label:")) {
                label = value;
            } else if (line.startsWith("doc:")) {
                doc = value;
            } else if (line.startsWith("when:")) {
                when = Set.of(value.split(" "));
            } else if (line.startsWith("first:")) {
                first = value;
            }
        }
        return new FormFile(label, doc, when, first, file.substring(cut + 4));
    }

    private static String resource(String name) {
        try (InputStream in = FormFile.class.getResourceAsStream("forms/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the form " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean fits(Words words) {
        return words.facts().containsAll(when);
    }

    boolean comesFirst(Words words) {
        return words.facts().contains(first);
    }

    Template filled(Words words) {
        final String filled = words.fill(text);
        final int caret = Math.max(0, filled.indexOf(CARET));
        return new Template(filled.replace(CARET, ""), caret);
    }
}
