package io.millrace.app.snippet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/**
 * An entry that outlives its compilation: types are texts, and become types of another compilation again.
 *
 * @param rest the entry without its types
 */
record PortableEntry(Entry rest, Optional<String> in, Optional<String> out, Optional<String> state) {
    static PortableEntry of(Entry entry) {
        return new PortableEntry(
                with(entry, Optional.empty(), Optional.empty(), Optional.empty()),
                entry.in().map(TypeTexts::full),
                entry.out().map(TypeTexts::full),
                entry.state().map(TypeTexts::full));
    }

    void addTypes(Set<String> texts) {
        in.ifPresent(texts::add);
        out.ifPresent(texts::add);
        state.ifPresent(texts::add);
    }

    /** The entry with types of this compilation. */
    Entry in(Map<String, TypeMirror> types) {
        return with(rest, in.map(types::get), out.map(types::get), state.map(types::get));
    }

    private static Entry with(
            Entry entry, Optional<TypeMirror> in, Optional<TypeMirror> out, Optional<TypeMirror> state) {
        return new Entry(
                entry.ref(),
                entry.args(),
                in,
                out,
                state,
                entry.gives(),
                entry.life(),
                entry.inSpan(),
                entry.nameSpan());
    }
}
