package io.millrace.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The node kinds that there are, in the order of palettes. */
public final class Catalogue {
    private final List<NodeKind> kinds;

    private Catalogue(List<NodeKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Every kind that comes with Millrace. */
    public static Catalogue standard() {
        final List<NodeKind> all = new ArrayList<>(SourceKinds.all());
        all.addAll(StepKinds.all());
        all.addAll(SinkKinds.all());
        return new Catalogue(all);
    }

    public List<NodeKind> kinds() {
        return kinds;
    }

    public Optional<NodeKind> kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** The kind of a name that is known to exist. */
    public NodeKind require(String id) {
        return kind(id).orElseThrow(() -> new IllegalArgumentException("there is no node kind " + id + ". "
                + Nearest.advice(id, kinds.stream().map(NodeKind::id).toList())));
    }

    /** This catalogue and one more kind; a kind with the same id is replaced. */
    public Catalogue with(NodeKind extra) {
        final List<NodeKind> all = new ArrayList<>(kinds);
        all.removeIf(kind -> kind.id().equals(extra.id()));
        all.add(extra);
        return new Catalogue(all);
    }
}
