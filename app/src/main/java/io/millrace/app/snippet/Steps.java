package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.topology.CodeRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes out the steps that need no code, with what is known of the types around them. Types are found in rounds: an
 * analysis tells what comes into the next steps and what their expressions give, until nothing new is found. What the
 * last analysis of a project knew is where the next begins, so that most need one round.
 */
final class Steps {
    private final Catalogue catalogue;
    private final Codecs codecs;
    private final StepTemplate.Library library = new StepTemplate.Library();
    private final Map<String, StepTypes> around = new HashMap<>();
    private final Map<Question, Map<String, TypeName>> answers = new HashMap<>();

    Steps(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.codecs = new Codecs(catalogue);
    }

    /** What an answer about types depends on. */
    private record Question(String probe, String sharedTypes) {}

    /** Whether a project has such steps at all. */
    boolean has(Project project) {
        return codecs.has(project)
                || project.nodes().values().stream().anyMatch(node -> kind(node).isPresent());
    }

    private Optional<NodeKind> kind(ProjectNode node) {
        return catalogue.kind(node.kind()).filter(kind -> !kind.generated().isEmpty());
    }

    /** The project with the code of all steps whose surroundings are known. */
    Expansion expand(Project project) {
        final Expander expander = new Expander(project);
        for (final ProjectNode node : project.nodes().values()) {
            kind(node)
                    .ifPresent(kind -> library.of(kind.id())
                            .ifPresent(template -> step(new Step(node, kind, template), expander)));
        }
        codecs.expand(project, expander);
        return expander.done();
    }

    private void step(Step step, Expander expander) {
        final StepTypes types = around.get(step.node().name());
        if (!expander.settingsAreGood(step) || types == null || !expander.fits(step, types)) {
            return;
        }
        if (step.template().probe().isEmpty()) {
            expander.write(step, types);
            return;
        }
        final StepText probe = expander.probe(step, types);
        final Map<String, TypeName> answer = answers.get(new Question(probe.text(), expander.sharedTypes()));
        if (answer == null) {
            expander.ask(step, probe);
        } else {
            expander.write(step, types.with(answer));
        }
    }

    /** Takes over what an analysis of an expansion has found out. */
    void learn(Analysed analysed) {
        around.clear();
        around.putAll(analysed.around());
        codecs.learn(analysed.shapes());
        final String shared = analysed.expansion().project().text(CodeRef.TYPES);
        analysed.told()
                .forEach((ref, types) -> analysed.expansion()
                        .made(ref)
                        .ifPresent(probe -> answers.put(new Question(probe.text(), shared), types)));
    }

    /** Forgets answers that this expansion does not need. */
    void tidy(Project project) {
        final Set<Question> needed = new HashSet<>();
        final Expander expander = new Expander(project);
        for (final ProjectNode node : project.nodes().values()) {
            final StepTypes types = around.get(node.name());
            if (types == null) {
                continue;
            }
            kind(node)
                    .flatMap(kind -> library.of(kind.id()).map(template -> new Step(node, kind, template)))
                    .filter(step -> step.template().probe().isPresent())
                    .filter(step -> expander.fits(step, types))
                    .ifPresent(step ->
                            needed.add(new Question(expander.probe(step, types).text(), expander.sharedTypes())));
        }
        answers.keySet().retainAll(needed);
    }

    /** A node with what its code is made of. */
    record Step(ProjectNode node, NodeKind kind, StepTemplate template) {
        String setting(String name) {
            return node.settings()
                    .getOrDefault(
                            name,
                            kind.setting(name)
                                    .map(setting -> setting.defaultValue())
                                    .orElse(""));
        }
    }
}
