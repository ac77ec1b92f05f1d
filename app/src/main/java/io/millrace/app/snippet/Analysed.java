package io.millrace.app.snippet;

import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.util.Map;
import java.util.SortedMap;

/**
 * An analysis and what a build goes on from.
 *
 * @param expansion what was analysed
 * @param around by node, the types around the steps that need no code
 * @param shapes what the types of decoders and encoders are made of that need no code
 * @param told by code that asks for types, the types that it asked for
 * @param messages by node, the full text of the class or generic type of its messages
 */
record Analysed(
        ProjectAnalysis analysis,
        Expansion expansion,
        Map<String, StepTypes> around,
        Map<CodeRef, Codecs.Answer> shapes,
        Map<CodeRef, Map<String, TypeName>> told,
        SortedMap<CodeRef, Entry> entries,
        Map<String, String> messages,
        Javac.Run run) {
    boolean hasErrors() {
        return analysis.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
}
