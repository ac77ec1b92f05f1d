package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectTopology;
import io.millrace.app.snippet.JavaLexer.Kind;
import io.millrace.app.snippet.Steps.Step;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Port;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingType;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the code of steps into one project. */
final class Expander {
    private final Project project;
    private final ProjectDraft draft;
    private final Map<CodeRef, StepText> made = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Expander(Project project) {
        this.project = project;
        this.draft = ProjectDraft.of(project);
    }

    Expansion done() {
        return new Expansion(draft.build(), made, problems);
    }

    String sharedTypes() {
        return project.text(CodeRef.TYPES);
    }

    /** Whether code can be made of the settings; says what keeps it from that. */
    boolean settingsAreGood(Step step) {
        final int before = problems.size();
        for (final Setting setting : step.kind().settings()) {
            final String value = step.setting(setting.name());
            final Optional<String> bad = isCode(setting)
                    ? SettingValues.problem(setting, value).or(() -> extra(setting, value))
                    : Optional.empty();
            bad.ifPresent(words -> problems.add(Problem.error(
                    Where.setting(step.node().name(), setting.name()), words, advice(step, setting, value))));
        }
        return problems.size() == before;
    }

    private static boolean isCode(Setting setting) {
        return setting.type() instanceof SettingType.Expression || setting.type() instanceof SettingType.FieldName;
    }

    /** What does no harm to an expression, but would change the code around it. */
    private static Optional<String> extra(Setting setting, String value) {
        if (!(setting.type() instanceof SettingType.Expression)) {
            return Optional.empty();
        } else if (JavaLexer.scan(value).stream().anyMatch(lexeme -> lexeme.kind() == Kind.COMMENT)) {
            return Optional.of(setting.name() + " can't hold a comment");
        }
        return Declarations.of(value + ";").size() > 1
                ? Optional.of(setting.name() + " must be one expression, without ;")
                : Optional.empty();
    }

    /** In the words of the settings' own check, so that both are one problem. */
    private static String advice(Step step, Setting setting, String value) {
        final String node = step.node().name();
        return value.isEmpty() && !step.node().settings().containsKey(setting.name())
                ? "Give " + node + " a " + setting.name() + "."
                : "Change " + setting.name() + " of " + node + ".";
    }

    /** Whether what comes in has the fields that the settings name; says so otherwise. */
    boolean fits(Step step, StepTypes types) {
        final int before = problems.size();
        for (final Setting setting : step.kind().settings()) {
            if (setting.type() instanceof SettingType.FieldName) {
                field(step, setting, types.in(Port.IN).orElseThrow());
            }
        }
        return problems.size() == before;
    }

    private void field(Step step, Setting setting, Inflow in) {
        final String name = step.setting(setting.name());
        final Where where = Where.setting(step.node().name(), setting.name());
        if (in.constructor().isEmpty()) {
            problems.add(Problem.error(
                    where,
                    in.type().text() + " comes in, which is no record and has no fields",
                    "Let records come in, or use Map."));
        } else if (in.field(name).isEmpty()) {
            final List<String> names =
                    in.fields().stream().map(Inflow.Field::name).toList();
            problems.add(Problem.error(where, in.type().text() + " has no field " + name, Nearest.advice(name, names)));
        }
    }

    StepText probe(Step step, StepTypes types) {
        return new StepWriter(step::setting, types).fill(step.template().probe().orElseThrow(), true);
    }

    /** Puts the question in the place of the code. */
    void ask(Step step, StepText probe) {
        step.kind().generated().stream()
                .filter(role -> role != Role.STATE)
                .findFirst()
                .ifPresent(role -> put(new CodeRef(step.node().name(), role), probe));
    }

    void write(Step step, StepTypes types) {
        for (final Role role : step.kind().generated()) {
            step.template()
                    .section(role)
                    .map(section -> new StepWriter(step::setting, types).fill(section, false))
                    .ifPresent(text -> put(new CodeRef(step.node().name(), role), text));
        }
        if (step.kind().ownsState()) {
            final String name = step.node().name();
            draft.put(new ProjectState(step.node().id(), name, ProjectTopology.scope(step.node(), step.kind())));
            draft.put(step.node().withState(Optional.of(name)));
        }
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /** Lets code that was made stand where the user's would. */
    void put(CodeRef ref, StepText text) {
        made.put(ref, text);
        draft.put(ref, text.text());
    }
}
