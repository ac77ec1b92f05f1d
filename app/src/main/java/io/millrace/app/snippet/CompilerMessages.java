package io.millrace.app.snippet;

import io.millrace.app.snippet.Diagnostic.Fix;
import io.millrace.app.snippet.Diagnostic.Severity;
import io.millrace.app.snippet.Findings.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;

/** What javac says, in the user's coordinates and without names that no user wrote. */
final class CompilerMessages {
    private static final Pattern SYMBOL = Pattern.compile("symbol: +(.+)");
    private static final Pattern LOCATION = Pattern.compile("location: +(?:(?:variable|value) \\S+ of type|\\w+) (.+)");
    /** A class with its package; the capital tells where the package ends. */
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+([A-Z]\\w*)");

    private static final Pattern MISSING_CLASS = Pattern.compile("symbol: +class (\\w+)");

    private final Findings findings;
    private final Fixes fixes;

    CompilerMessages(Findings findings, Fixes fixes) {
        this.findings = findings;
        this.fixes = fixes;
    }

    void add(javax.tools.Diagnostic<? extends JavaFileObject> said) {
        if (!(said.getSource() instanceof UserSource source)) {
            return;
        }
        final boolean error = said.getKind() == Kind.ERROR;
        final boolean warning = said.getKind() == Kind.WARNING || said.getKind() == Kind.MANDATORY_WARNING;
        if (!error && !(warning && source.isUsers(said.getStartPosition()))) {
            return;
        }
        final String raw = said.getMessage(Locale.ROOT);
        final Span span = span(said, source);
        final Optional<Fix> fix = missingClass(raw).flatMap(name -> fixes.missing(source.ref(), name));
        final boolean member =
                source.userText().substring(span.start(), span.end()).contains(".");
        findings.add(error ? Severity.ERROR : Severity.WARNING, span, words(raw, member), fix);
    }

    /** The tree that is meant; of one over several lines only the place, which becomes one token. */
    private static Span span(javax.tools.Diagnostic<?> said, UserSource source) {
        final int start = source.toUser(said.getStartPosition());
        final int end = Math.max(start, source.toUser(said.getEndPosition()));
        if (source.userText().substring(start, end).indexOf('\n') < 0) {
            return new Span(source.ref(), start, end);
        }
        final int place = source.toUser(said.getPosition());
        return new Span(source.ref(), place, place);
    }

    private static Optional<String> missingClass(String raw) {
        final Matcher matcher = MISSING_CLASS.matcher(raw);
        return raw.startsWith("cannot find symbol") && matcher.find()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** One line; where a symbol was looked for is said of members only, elsewhere it is plain to see. */
    static String words(String raw, boolean member) {
        final List<String> lines = raw.lines().map(String::strip).toList();
        final String first = lines.isEmpty() ? "" : lines.get(0).replaceFirst("^\\[\\w+] ", "");
        final Matcher symbol = SYMBOL.matcher(raw);
        if (first.equals("cannot find symbol") && symbol.find()) {
            return simple("cannot find " + symbol.group(1) + (member ? location(raw) : ""));
        } else if (first.startsWith("reached end of file")) {
            return "the text ends too early: a closing } is missing";
        }
        final String rest = lines.stream().skip(1).collect(Collectors.joining("; "));
        return simple(rest.isEmpty() ? first : first + (first.endsWith(":") ? " " : "; ") + rest);
    }

    private static String simple(String text) {
        return QUALIFIED.matcher(Names.strip(text)).replaceAll("$1");
    }

    private static String location(String raw) {
        final Matcher matcher = LOCATION.matcher(raw);
        if (!matcher.find() || Names.isHolder(matcher.group(1).replace(Names.PACKAGE + ".", ""))) {
            return "";
        }
        return " in " + matcher.group(1);
    }
}
