package io.millrace.app.snippet;

import io.millrace.engine.catalogue.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The code of a kind of step with holes such as <code>{{hole:when}}</code>, as it stands on the class path: sections that
 * begin with a line {@code --- compute}. A section {@code probe} holds a method whose variables tell the types of
 * expressions.
 *
 * @param sections text by name of the section
 */
record StepTemplate(Map<String, String> sections) {
    /** Name of the section, and of the method, that tells types. */
    static final String PROBE = "probe";

    private static final String MARK = "--- ";

    StepTemplate {
        sections = Map.copyOf(sections);
    }

    /** Read once: templates are filled at each analysis. */
    static final class Library {
        private final Map<String, Optional<StepTemplate>> known = new ConcurrentHashMap<>();

        /** The template of a kind; empty when it has none. */
        Optional<StepTemplate> of(String kind) {
            return known.computeIfAbsent(kind, Library::read);
        }

        private static Optional<StepTemplate> read(String kind) {
            try (InputStream in = StepTemplate.class.getResourceAsStream("steps/" + kind + ".txt")) {
                return Optional.ofNullable(in)
                        .map(stream -> new String(bytes(stream), StandardCharsets.UTF_8))
                        .map(text -> parse(text.replace("\r", "")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] bytes(InputStream in) {
            try {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static StepTemplate parse(String file) {
        final Map<String, String> sections = new HashMap<>();
        final StringBuilder text = new StringBuilder();
        String name = "";
        for (final String line : file.lines().toList()) {
            if (line.startsWith(MARK)) {
                sections.put(name, text.toString());
                text.setLength(0);
                name = line.substring(MARK.length()).strip();
            } else {
                text.append(line).append('\n');
            }
        }
        sections.put(name, text.toString());
        sections.remove("");
        return new StepTemplate(sections);
    }

    Optional<String> probe() {
        return Optional.ofNullable(sections.get(PROBE));
    }

    Optional<String> section(Role role) {
        return Optional.ofNullable(sections.get(role.id()));
    }
}
