package io.millrace.app.snippet;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Names of the classes that snippets become. Names of nodes have no capitals and no underscores, so none collide. */
final class Names {
    static final String PACKAGE = "millrace.user";
    /** Holds the helper methods and constants of the shared declarations. */
    static final String HELPERS = "types";

    /** What snippets need not import. */
    static final List<String> IMPORTS = List.of(
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "java.time.*",
            "java.nio.ByteBuffer",
            "io.millrace.engine.api.*");

    private static final Pattern HOLDER_PREFIX = Pattern.compile(
            "\\b[a-z][a-zP0-9_]*_(state|compute|decode|encode|key|route|generate|timestamp|aggregate)\\.");

    private Names() {}

    /** Simple name of the class around a snippet. */
    static String holder(CodeRef ref) {
        if (ref.role() == Role.TYPES) {
            return HELPERS;
        }
        return ref.owner().replace('-', '_').replace(".", "P") + "_"
                + ref.role().id();
    }

    static String adapter(CodeRef ref) {
        return holder(ref) + "_adapter";
    }

    static String binary(String simple) {
        return PACKAGE + "." + simple;
    }

    /** Whether a simple name is that of the class around a function or a State, not of a user's type. */
    static boolean isHolder(String simple) {
        final int underscore = simple.lastIndexOf('_');
        return underscore > 0
                && Character.isLowerCase(simple.charAt(0))
                && Arrays.stream(Role.values()).anyMatch(role -> role.id().equals(simple.substring(underscore + 1)));
    }

    /** Whether a binary name is that of a class of one snippet or its adapter, or of the shared helper methods. */
    static boolean isOfSnippet(String binary) {
        final String simple = binary.substring(PACKAGE.length() + 1);
        final int dollar = simple.indexOf('$');
        final String outer = dollar < 0 ? simple : simple.substring(0, dollar);
        return outer.equals(HELPERS) || outer.endsWith("_adapter") || isHolder(outer);
    }

    /** A text of the compiler without the names that no user wrote. */
    static String strip(String text) {
        return HOLDER_PREFIX.matcher(text.replace(PACKAGE + ".", "")).replaceAll("");
    }

    /** Name of the entry method of a role. */
    static String entry(Role role) {
        return switch (role) {
            case ROUTE -> "test";
            case GENERATE -> "next";
            case AGGREGATE -> "update";
            default -> role.id();
        };
    }
}
