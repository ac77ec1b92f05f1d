package io.millrace.app.edit;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.Position;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Edge;
import io.millrace.engine.topology.PortRef;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a project, as a value: usable from window, command line and tests. One edit is one undo step. Applying one
 * to a project gives the next project or an {@link EditRefused} with a sentence for people.
 */
public sealed interface Edit {
    /**
     * Adds a node, or a State when the kind's shape is STATE.
     *
     * @param name wanted name; empty = one is made from the kind ("computation-2"); taken or bad = refused
     * @param connectFrom an output to connect to the new node's input in the same step
     */
    record AddNode(String kind, Optional<String> name, Position at, Optional<PortRef> connectFrom) implements Edit {}

    /** Removes nodes, States and edges (by id), with the edges, snippets, data and positions that hang on them. */
    record Remove(Set<String> names, Set<String> edges) implements Edit {
        public Remove {
            names = Set.copyOf(names);
            edges = Set.copyOf(edges);
        }
    }

    /** Draws an edge that takes everything. */
    record Connect(PortRef from, PortRef to) implements Edit {}

    /** Puts one end of an edge elsewhere, keeping its predicate. */
    record Reconnect(String edge, PortRef from, PortRef to) implements Edit {}

    /** Removes a node or nodes and joins what was before with what was behind, where that is clear. */
    record DeleteAndHeal(Set<String> names) implements Edit {
        public DeleteAndHeal {
            names = Set.copyOf(names);
        }
    }

    /** Renames a node or State everywhere: edges, files, layout, data, tests. */
    record Rename(String from, String to) implements Edit {}

    /** Gives a node a title for show; empty = none. */
    record SetTitle(String node, String title) implements Edit {}

    /** Gives a setting a value; empty = back to the default. */
    record SetSetting(String node, String setting, Optional<String> value) implements Edit {}

    /** Gives a setting of the application as a whole a value; empty = back to the default. */
    record SetApplicationSetting(String setting, Optional<String> value) implements Edit {}

    /**
     * Puts a node with code in the place of a step that needs none. Where the step remembers something, it is bound to a
     * new State.
     *
     * @param code what was made of the step's settings, by role
     */
    record TurnIntoCode(String node, Map<Role, String> code) implements Edit {
        public TurnIntoCode {
            code = Map.copyOf(code);
        }
    }

    /** Binds a state computation to a State; empty = unbound. */
    record BindState(String node, Optional<String> state) implements Edit {}

    /** One object per key, or one for the application. */
    record SetScope(String state, Scope scope) implements Edit {}

    /**
     * Says which messages an edge takes; the predicate's text is the snippet of {@code (edge id, ROUTE)}, which gets its
     * template when there is none yet.
     */
    record SetSends(String edge, Edge.Sends sends) implements Edit {}

    /**
     * Replaces the text of a snippet.
     *
     * @param caret where the caret was before, for undo
     * @param joins part of the same undo step as the edit before, when that one set the same snippet too; typing arrives
     *     key by key and says by this where a step begins, so that steps never depend on time
     */
    record SetCode(CodeRef code, String text, int caret, boolean joins) implements Edit {}

    /** Replaces several snippets at once, as a quick fix does. */
    record SetCodes(String label, Map<CodeRef, String> texts) implements Edit {
        public SetCodes {
            texts = Map.copyOf(texts);
        }
    }

    /** Gives up a State's own place: it is drawn under the state computations that use it. */
    record Dock(String state) implements Edit {}

    /** Moves nodes and free-standing States. */
    record Move(Map<String, Position> to) implements Edit {
        public Move {
            to = Map.copyOf(to);
        }
    }

    /**
     * Adds what a clipboard text holds (see {@code Clip}): nodes with code and settings, States, inner edges; new names
     * where taken.
     */
    record Paste(String clip, Position at) implements Edit {}

    /** Adds or replaces a data set of a source. */
    record PutData(String source, DataSet data) implements Edit {}

    /** Removes a data set. */
    record RemoveData(String source, String file) implements Edit {}

    /** Adds or replaces a test. */
    record PutTest(ProjectTest test) implements Edit {}

    /** Removes a test. */
    record RemoveTest(String name) implements Edit {}

    /** Renames the application. */
    record RenameProject(String name) implements Edit {}

    /** Several edits as one step. */
    record Several(String label, List<Edit> edits) implements Edit {
        public Several {
            edits = List.copyOf(edits);
        }
    }

    /** The whole document as it is on disk now; used when files were changed from outside. */
    record TakeOver(Project project) implements Edit {
        /** What the undo step is called. */
        public static final String LABEL = "Changes from outside";
    }
}
