package io.millrace.app.cli;

import io.millrace.engine.catalogue.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words for a command line that can't be understood. */
final class UsageText {
    private UsageText() {}

    static String of(ParameterException e, CommandSpec spec) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), spec);
        } else if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing(), spec);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " can be given once only";
        }
        final ArgSpec arg = e.getArgSpec();
        return arg == null ? spec.qualifiedName() + " can't be given these arguments together" : value(arg, e);
    }

    private static String unmatched(String first, CommandSpec spec) {
        return first.startsWith("-")
                ? spec.qualifiedName() + " has no option " + first + ". " + optionAdvice(first, spec)
                : spec.qualifiedName() + " can't use " + first + ": it has all the arguments that it takes";
    }

    private static String missing(List<ArgSpec> args, CommandSpec spec) {
        return spec.qualifiedName() + " needs "
                + String.join(
                        " and ",
                        args.stream()
                                .map(arg -> arg.isOption() ? name(arg) + " " + arg.paramLabel() : arg.paramLabel())
                                .toList());
    }

    private static String value(ArgSpec arg, ParameterException e) {
        final String given = e.getValue() == null ? "" : ", not " + e.getValue();
        if (arg.arity().max() == 0) {
            return name(arg) + " takes no value" + given;
        } else if (arg.type() == int.class || arg.type() == long.class) {
            return name(arg) + " takes a whole number" + given;
        } else if (arg.converters().length > 0 && e.getCause() instanceof TypeConversionException own) {
            return name(arg) + ": " + own.getMessage();
        }
        return name(arg) + " takes " + arg.paramLabel() + given;
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String optionAdvice(String given, CommandSpec spec) {
        final String name = given.contains("=") ? given.substring(0, given.indexOf('=')) : given;
        final List<String> names =
                new ArrayList<>(new TreeSet<>(spec.optionsMap().keySet()));
        names.removeIf(option -> !option.startsWith("--"));
        return Nearest.match(name, names)
                .map(option -> "Did you mean " + option + "?")
                .orElse("It has " + String.join(", ", names) + ".");
    }
}
