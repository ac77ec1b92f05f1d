package io.millrace.app.edit;

import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectState;
import java.util.Optional;

/** Applies edits to projects. Pure: nothing but the result tells that it happened. */
public final class Edits {
    private static final Handlers HANDLERS = Handlers.none()
            .on(Edit.AddNode.class, AddNodes::apply)
            .on(Edit.Remove.class, Removals::remove)
            .on(Edit.DeleteAndHeal.class, Removals::heal)
            .on(Edit.Rename.class, Renames::apply)
            .on(Edit.SetTitle.class, NodeEdits::title)
            .on(Edit.SetSetting.class, NodeEdits::setting)
            .on(Edit.SetApplicationSetting.class, NodeEdits::applicationSetting)
            .on(Edit.TurnIntoCode.class, StepsIntoCode::apply)
            .on(Edit.BindState.class, NodeEdits::bind)
            .on(Edit.SetScope.class, NodeEdits::scope)
            .on(Edit.Dock.class, NodeEdits::dock)
            .on(Edit.Move.class, NodeEdits::move)
            .on(Edit.Connect.class, EdgeEdits::connect)
            .on(Edit.Reconnect.class, EdgeEdits::reconnect)
            .on(Edit.SetSends.class, EdgeEdits::sends)
            .on(Edit.SetCode.class, CodeEdits::setCode)
            .on(Edit.SetCodes.class, CodeEdits::setCodes)
            .on(Edit.Paste.class, Pastes::apply)
            .on(Edit.PutData.class, DataEdits::putData)
            .on(Edit.RemoveData.class, DataEdits::removeData)
            .on(Edit.PutTest.class, DataEdits::putTest)
            .on(Edit.RemoveTest.class, DataEdits::removeTest)
            .on(Edit.RenameProject.class, NodeEdits::renameProject)
            .on(Edit.Several.class, Edits::several)
            .on(Edit.TakeOver.class, Edits::takeOver);

    private Edits() {}

    /**
     * The project after an edit.
     *
     * @throws EditRefused the edit does not fit; the message is a sentence for people
     */
    public static Applied apply(Project project, Edit edit, EditContext context) throws EditRefused {
        return HANDLERS.apply(edit, Bench.of(project, context));
    }

    /** Whether there is code for a kind of edit. */
    static boolean handles(Class<?> type) {
        return HANDLERS.has(type);
    }

    private static Applied several(Edit.Several edit, Bench bench) throws EditRefused {
        Applied last = new Applied(bench.before(), edit.label(), Optional.empty(), Optional.empty());
        for (final Edit each : edit.edits()) {
            final Applied next = apply(last.project(), each, bench.context());
            last = new Applied(
                    next.project(),
                    edit.label(),
                    next.reveal().or(last::reveal),
                    next.code().or(last::code));
        }
        return last;
    }

    /** Nodes and States that keep their names keep their identities. */
    private static Applied takeOver(Edit.TakeOver edit, Bench bench) {
        final Project before = bench.before();
        final ProjectDraft draft = ProjectDraft.of(edit.project());
        draft.nodes()
                .replaceAll((name, node) ->
                        node.withId(before.node(name).map(ProjectNode::id).orElseGet(bench::newId)));
        draft.states()
                .replaceAll((name, state) ->
                        state.withId(Optional.ofNullable(before.states().get(name))
                                .map(ProjectState::id)
                                .orElseGet(bench::newId)));
        return new Applied(draft.build(), Edit.TakeOver.LABEL, Optional.empty(), Optional.empty());
    }
}
