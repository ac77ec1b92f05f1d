package io.millrace.app.project;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules for names that become parts of files. Each gives a sentence for people, or nothing when the name is good. */
public final class Names {
    private static final Pattern NODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. +-]{0,99}");
    private static final int LONGEST = 40;

    private Names() {}

    /** Why this is no name for a node or State. */
    public static Optional<String> nodeProblem(String name) {
        if (NODE.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of((name.isEmpty() ? "A name is needed." : "\"" + name + "\" is not a good name.")
                + " Names begin with a small letter and have at most 40 small letters, digits and hyphens.");
    }

    /** Why this is no name for a data set or a test. */
    public static Optional<String> fileProblem(String name) {
        if (FILE.matcher(name).matches() && !name.endsWith(".") && !name.endsWith(" ")) {
            return Optional.empty();
        }
        return Optional.of((name.isEmpty() ? "A name is needed." : "\"" + name + "\" is no good file name.")
                + " Use letters, digits, spaces, dots, hyphens and underscores, at most 100.");
    }

    /** Why this is no name for an application. */
    public static Optional<String> projectProblem(String name) {
        if (name.isBlank()) {
            return Optional.of("The application needs a name.");
        }
        final boolean bad =
                name.length() > 60 || name.chars().anyMatch(c -> Character.isISOControl(c) || "/\\:\"".indexOf(c) >= 0);
        return bad
                ? Optional.of("An application's name has at most 60 characters and none of / \\ : \".")
                : Optional.empty();
    }

    /** The wanted name, or with the first number behind it, from 2, that makes it free. */
    public static String free(String wanted, Predicate<String> taken) {
        String name = wanted;
        for (int n = 2; taken.test(name); n++) {
            final String suffix = "-" + n;
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST - suffix.length())) + suffix;
        }
        return name;
    }

    /** A name to count on from: {@code add-2} gives {@code add}. */
    public static String stem(String name) {
        final String stem = name.replaceFirst("-[0-9]+$", "");
        return NODE.matcher(stem).matches() ? stem : name;
    }

    /** The nearest good name of a node to any text. */
    public static String nodeName(String text) {
        final String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return plain.isEmpty() ? "node" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
