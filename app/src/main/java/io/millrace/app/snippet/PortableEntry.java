package io.millrace.app.snippet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;

/**
 * An entry that outlives its compilation: types are texts, and become types of another compilation again.
 *
 * @param rest the entry without its types
 */
record PortableEntry(
        Entry rest, Optional<String> in, Optional<String> out, Optional<String> state, Optional<String> key) {
    private static final Optional<String> NONE = Optional.empty();

    static PortableEntry of(Entry entry) {
        return new PortableEntry(
                new PortableEntry(entry, NONE, NONE, NONE, NONE).in(Map.of()),
                entry.in().map(TypeTexts::full),
                entry.out().map(TypeTexts::full),
                entry.state().map(TypeTexts::full),
                entry.key().map(TypeTexts::full));
    }

    void addTypes(Set<String> texts) {
        Stream.of(in, out, state, key).flatMap(Optional::stream).forEach(texts::add);
    }

    /** The entry with types of this compilation. */
    Entry in(Map<String, TypeMirror> types) {
        return new Entry(
                rest.ref(),
                rest.args(),
                in.map(types::get),
                out.map(types::get),
                state.map(types::get),
                key.map(types::get),
                rest.gives(),
                rest.life(),
                rest.inSpan(),
                rest.nameSpan());
    }
}
