package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.codec.CodecWriter;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.topology.CodeRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/** Reads what the compiler found out about the types of decoders and encoders that need no code. */
final class CodecReader {
    private final Project project;
    private final Attributed code;
    private final Set<String> declared;

    CodecReader(Project project, Attributed code) {
        this.project = project;
        this.code = code;
        this.declared = Declarations.of(project.text(CodeRef.TYPES), What.TYPE).stream()
                .map(Declarations.Declaration::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Answers for those whose type is asked for, and for those into which something comes. */
    Map<CodeRef, Codecs.Answer> shapes(Catalogue catalogue, Flow flow) {
        final Map<CodeRef, Codecs.Answer> answers = new HashMap<>();
        CodecPlace.of(project, catalogue)
                .filter(place -> CodecWriter.needsType(place.format()))
                .forEach(place -> answer(place, flow).ifPresent(answer -> answers.put(place.ref(), answer)));
        return answers;
    }

    private Optional<Codecs.Answer> answer(CodecPlace place, Flow flow) {
        final String asked = place.asked();
        if (place.fitsItself()) {
            return flow.incoming(place.node().name())
                    .filter(type -> !PortRules.broken(type))
                    .map(type -> answer(asked, Optional.of(type)));
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(answer(asked, code.mirror(Names.binary(asked))));
    }

    private Codecs.Answer answer(String asked, Optional<TypeMirror> type) {
        return new Codecs.Answer(asked, type.map(found -> ShapeReader.read(found, declared)));
    }
}
