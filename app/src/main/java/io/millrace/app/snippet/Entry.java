package io.millrace.app.snippet;

import io.millrace.app.snippet.Findings.Span;
import io.millrace.engine.topology.CodeRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * What a snippet's entry method takes and gives, or of a State what its class is.
 *
 * @param args what each parameter is; of an aggregation those of {@code output}
 * @param in type of the message parameter; of decode the type of the frame
 * @param out type of one message that it gives, of a key, or of bytes
 * @param state type of the State, or of an aggregation's accumulator
 * @param key type of the key that an aggregation's {@code output} takes, or a state computation's {@code expired}
 * @param gives of an aggregation, whether {@code update} gives the accumulator or changes it
 * @param inSpan where the type of the message parameter stands
 * @param nameSpan where the name of the entry method stands
 */
record Entry(
        CodeRef ref,
        List<Arg> args,
        Optional<TypeMirror> in,
        Optional<TypeMirror> out,
        Optional<TypeMirror> state,
        Optional<TypeMirror> key,
        Gives gives,
        Life life,
        Span inSpan,
        Span nameSpan) {

    /** What a parameter is for. */
    enum Arg {
        FRAME,
        MESSAGE,
        STATE,
        /** The second message, of code that joins. */
        RIGHT,
        EMITTER,
        CONTEXT,
        INTO,
        KEY,
        WINDOW,
        ACCUMULATOR
    }

    /** How outputs are handed over. */
    enum Gives {
        ONE,
        STREAM,
        EMITS,
        NOTHING
    }

    /**
     * Optional methods beside the entry method.
     *
     * @param checkedThrowable the entry method declares what is no Exception
     * @param methods how all of them are declared: what calls them must be compiled again when this changes
     */
    record Life(Optional<Hook> open, boolean close, boolean checkedThrowable, String methods) {
        static final Life NONE = new Life(Optional.empty(), false, false, "");
    }

    /** How {@code open} wants to be called. */
    enum Hook {
        PLAIN,
        WITH_CONTEXT
    }

    boolean takes(Arg arg) {
        return args.contains(arg);
    }

    Signature signature() {
        final boolean messages = !takes(Arg.FRAME);
        return new Signature(
                messages ? in.map(TypeTexts::brief) : Optional.empty(),
                out.map(TypeTexts::brief),
                state.map(TypeTexts::brief));
    }
}
