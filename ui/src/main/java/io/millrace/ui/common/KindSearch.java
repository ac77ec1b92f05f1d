package io.millrace.ui.common;

import io.millrace.engine.catalogue.NodeKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds node kinds by what somebody types. */
public final class KindSearch {
    private KindSearch() {}

    /** Kinds in whose label, id or description every word occurs; the one that is most likely meant comes first. */
    public static List<NodeKind> matching(List<NodeKind> kinds, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<String> words = List.of(wanted.split("\\s+"));
        return kinds.stream()
                .filter(kind -> words.stream().allMatch(all(kind)::contains))
                .sorted(Comparator.comparingInt(kind -> rank(kind, wanted)))
                .toList();
    }

    private static String all(NodeKind kind) {
        return (kind.label() + " " + kind.id() + " " + kind.doc()).toLowerCase(Locale.ROOT);
    }

    /** Its very name, a beginning of it, a beginning of a word in it, a part of it, anything else. */
    private static int rank(NodeKind kind, String wanted) {
        return Math.min(
                rank(kind.label().toLowerCase(Locale.ROOT), wanted),
                rank(kind.id().replace('-', ' '), wanted.replace('-', ' ')));
    }

    private static int rank(String name, String wanted) {
        if (name.equals(wanted)) {
            return 0;
        } else if (name.startsWith(wanted)) {
            return 1;
        } else if (name.contains(" " + wanted)) {
            return 2;
        }
        return name.contains(wanted) ? 3 : 4;
    }
}
