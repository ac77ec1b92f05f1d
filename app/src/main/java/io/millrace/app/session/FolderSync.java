package io.millrace.app.session;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.BrokenParts;
import io.millrace.app.project.IoWords;
import io.millrace.app.project.Libraries;
import io.millrace.app.project.NodeId;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectDraft;
import io.millrace.app.project.ProjectNode;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ProjectState;
import io.millrace.app.project.ProjectWriter;
import io.millrace.app.project.ReadResult;
import io.millrace.app.session.ProjectSession.Outcome;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps document and folder together: saves, and takes over what was changed outside. Used by the session's thread. */
final class FolderSync {
    private static final String NOTICE = "folder";

    private final SessionCore core;
    private final Runnable changed;
    private final Consumer<List<Path>> libraries;
    private final RecoveryCopy copy;
    private Optional<Project> onDisk;
    private Optional<FolderStamp> stamp;
    private boolean broken;
    private Set<String> brokenFiles;

    /**
     * The sync of a session.
     *
     * @param start what the session begins with
     * @param changed is told when the document was changed from here
     * @param libraries is told which jars there are, when these have changed
     */
    FolderSync(SessionCore core, SessionStart start, Runnable changed, Consumer<List<Path>> libraries) {
        this.core = core;
        this.changed = changed;
        this.libraries = libraries;
        this.copy = core.parts().copies().claim();
        this.onDisk = core.folder().map(folder -> core.project());
        this.stamp = start.readAt();
        this.brokenFiles = start.broken();
    }

    /** At the beginning. */
    void useLibraries() {
        core.folder().map(Libraries::of).filter(jars -> !jars.isEmpty()).ifPresent(libraries);
    }

    /** Writes or deletes the recovery copy, after a change of the document. */
    void keepCopy() {
        try {
            if (core.document().dirty()) {
                copy.write(core.project(), core.folder());
            } else {
                copy.delete();
            }
            core.notice("recovery", Optional.empty());
        } catch (IOException e) {
            core.notice(
                    "recovery",
                    Optional.of(Problem.warning(
                            Where.project(),
                            "unsaved work can't be kept in "
                                    + core.parts().home().folder() + ": " + IoWords.reason(e),
                            "Save more often, or make room there.")));
        }
    }

    /** Unsaved work is not wanted: its copy goes. */
    void forget() {
        try {
            copy.delete();
        } catch (IOException e) {
            System.getLogger(FolderSync.class.getName())
                    .log(System.Logger.Level.WARNING, "a recovery copy stays: " + e.getMessage());
        }
    }

    /** The session ends: the copy of a dirty document stays for the next time. */
    void release() {
        core.parts().copies().release(copy);
    }

    Outcome save() {
        if (core.folder().isEmpty()) {
            return Outcome.refused("This project was never saved: choose a folder for it.");
        }
        takeOver();
        if (broken) {
            return Outcome.refused(
                    "Not saved, so that nothing is lost: the folder was changed outside and can't be read."
                            + " Repair it, or save the project elsewhere.");
        }
        return write(core.folder().get());
    }

    Outcome saveAs(Path to) {
        final Path folder = to.toAbsolutePath().normalize();
        if (core.folder().filter(AppHome.real(folder)::equals).isPresent()) {
            return save();
        }
        try {
            if (Files.exists(folder) && !isEmptyFolder(folder)) {
                return Outcome.refused(folder + " is not empty. Choose a new or an empty folder.");
            }
        } catch (IOException e) {
            return Outcome.refused(folder + " can't be used: " + IoWords.reason(e) + ".");
        }
        final boolean trusted = core.trusted();
        final Optional<Project> before = onDisk;
        final Set<String> brokenBefore = brokenFiles;
        onDisk = Optional.empty();
        brokenFiles = Set.of();
        final Outcome outcome = copyLibraries(folder).orElseGet(() -> write(folder));
        if (!outcome.ok()) {
            onDisk = before;
            brokenFiles = brokenBefore;
            return outcome;
        }
        useLibraries();
        if (trusted) {
            trust();
        }
        return outcome;
    }

    /** A refusal, when the jars of the old folder can't come along. */
    private Optional<Outcome> copyLibraries(Path to) {
        try {
            if (core.folder().isPresent()) {
                Libraries.copy(core.folder().get(), to);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    Outcome.refused("Not saved: the jars in lib can't be copied, " + IoWords.reason(e) + "."));
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private Outcome write(Path folder) {
        try {
            Files.createDirectories(folder);
            ProjectWriter.write(core.project(), folder, onDisk, brokenFiles);
        } catch (IOException e) {
            return Outcome.refused("Not saved: " + folder + " can't be written, " + IoWords.reason(e)
                    + ". What you have done is kept, save again or elsewhere.");
        }
        core.folder(AppHome.real(folder));
        onDisk = Optional.of(core.project());
        stamp = Optional.of(FolderStamp.of(folder));
        broken = false;
        if (ProjectReader.read(folder) instanceof ReadResult.Read read) {
            core.files(read.problems());
        }
        core.document().cleanAt(core.project());
        core.notice(NOTICE, Optional.empty());
        core.notice(UnsavedWork.NOTICE, Optional.empty());
        keepCopy();
        core.parts().home().remember(folder, core.project().name());
        core.publish();
        return Outcome.DONE;
    }

    Outcome trust() {
        core.trusted(true);
        try {
            if (core.folder().isPresent()) {
                core.parts().home().trust(core.folder().get());
            }
            core.publish();
            return Outcome.DONE;
        } catch (IOException e) {
            core.publish();
            return new Outcome(
                    true,
                    "Trusted until it is closed; this can't be remembered in "
                            + core.parts().home().folder() + ": " + IoWords.reason(e) + ".",
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Looks whether files were changed outside, and brings those changes in. */
    void takeOver() {
        if (core.folder().isEmpty()) {
            return;
        }
        final Path folder = core.folder().get();
        final FolderStamp now = FolderStamp.of(folder);
        if (stamp.filter(now::equals).isPresent()) {
            return;
        }
        final ReadResult result = ProjectReader.read(folder);
        if (!FolderStamp.of(folder).equals(now)) {
            return;
        }
        final boolean sameJars =
                stamp.filter(before -> now.hasLibrariesOf(before, folder)).isPresent();
        stamp = Optional.of(now);
        if (!sameJars) {
            libraries.accept(Libraries.of(folder));
        }
        broken = result instanceof ReadResult.Refused;
        if (result instanceof ReadResult.Read read) {
            brokenFiles = read.broken();
            core.files(read.problems());
            takeOver(read);
        } else if (result instanceof ReadResult.Refused refused) {
            core.notice(
                    NOTICE,
                    Optional.of(Problem.warning(
                            Where.project(),
                            "the folder was changed outside and can't be read: " + refused.message(),
                            "What is open here stays as it is; repair the file, or save elsewhere.")));
            core.publish();
        }
    }

    private void takeOver(ReadResult.Read read) {
        final Project base = onDisk.orElse(core.document().clean());
        final Project theirs = identified(BrokenParts.from(base, read), base, core.project());
        core.notice(NOTICE, Optional.empty());
        onDisk = Optional.of(theirs);
        if (theirs.equals(base)) {
            core.publish();
            return;
        }
        final ThreeWayMerge.Merged merged = ThreeWayMerge.of(base, core.project(), theirs);
        if (!merged.conflicts().isEmpty()) {
            core.notice(
                    NOTICE,
                    Optional.of(Problem.warning(
                            Where.project(),
                            "changed both here and outside: " + String.join(", ", merged.conflicts()),
                            "Yours is kept; saving writes it over the other.")));
        }
        core.document().cleanAt(theirs);
        core.document().apply(new Edit.TakeOver(merged.project()), core.editContext());
        changed.run();
    }

    /** With the identities of those that had the same names before, on disk or here. */
    private Project identified(Project read, Project base, Project here) {
        final ProjectDraft draft = ProjectDraft.of(read);
        draft.nodes().replaceAll((name, node) -> node.withId(id(name, base, here)));
        draft.states().replaceAll((name, state) -> state.withId(id(name, base, here)));
        return draft.build();
    }

    private NodeId id(String name, Project base, Project here) {
        return idIn(base, name).or(() -> idIn(here, name)).orElseGet(core::newId);
    }

    private static Optional<NodeId> idIn(Project project, String name) {
        return Optional.ofNullable(project.nodes().get(name))
                .map(ProjectNode::id)
                .or(() -> Optional.ofNullable(project.states().get(name)).map(ProjectState::id));
    }
}
