package io.millrace.ui.inspector;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one-line form of a route: the expression in {@code boolean test(In in) { return ...; }}. Pure. */
final class RouteText {
    private static final Pattern ONE_LINE =
            Pattern.compile("(?s)(.*\\btest\\s*\\([^)]*\\)\\s*\\{\\s*return\\s+)([^;{}\\n]+)(;\\s*}\\s*)");

    private RouteText() {}

    /** The expression, when the snippet is a single return. */
    static Optional<String> expression(String code) {
        Matcher matcher = ONE_LINE.matcher(code);
        return matcher.matches() ? Optional.of(matcher.group(2).trim()) : Optional.empty();
    }

    /** The snippet with another expression. */
    static String with(String code, String expression) {
        Matcher matcher = ONE_LINE.matcher(code);
        return matcher.matches() ? matcher.group(1) + expression + matcher.group(3) : code;
    }
}
