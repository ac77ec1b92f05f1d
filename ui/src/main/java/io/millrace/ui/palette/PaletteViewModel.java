package io.millrace.ui.palette;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the palette lists for a search text. */
final class PaletteViewModel {
    private PaletteViewModel() {}

    /** A heading and the kinds below it. */
    record Section(String title, List<NodeKind> kinds) {}

    /** Sections in the order of the catalogue, without empty ones; every word must occur in label, id or description. */
    static List<Section> sections(Catalogue catalogue, String search) {
        List<String> words = List.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Map<String, List<NodeKind>> found = new LinkedHashMap<>();
        for (NodeKind kind : catalogue.kinds()) {
            String all = (kind.label() + " " + kind.id() + " " + kind.doc()).toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(all::contains)) {
                found.computeIfAbsent(kind.category().section(), s -> new ArrayList<>())
                        .add(kind);
            }
        }
        return found.entrySet().stream()
                .map(e -> new Section(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }
}
