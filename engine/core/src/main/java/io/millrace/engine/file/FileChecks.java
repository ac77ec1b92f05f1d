package io.millrace.engine.file;

import io.millrace.engine.runtime.DeploymentPlan;
import io.millrace.engine.runtime.DeploymentRefused;
import io.millrace.engine.topology.Node;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that can't be read or written, and nodes of one deployment that would be in each other's way. */
final class FileChecks {
    private final DeploymentPlan plan;
    private final List<Problem> problems = new ArrayList<>();

    FileChecks(DeploymentPlan plan) {
        this.plan = plan;
    }

    List<Problem> problems() {
        final Map<Path, Node> read = new LinkedHashMap<>();
        for (final Node source : nodes("file-source")) {
            unreadable(source.name(), path(source)).ifPresent(problems::add);
            read.putIfAbsent(path(source), source);
        }
        final Map<Path, Node> written = new LinkedHashMap<>();
        for (final Node sink : nodes("file-sink")) {
            final Path path = path(sink);
            unwritable(sink.name(), path).ifPresent(problems::add);
            if (read.containsKey(path)) {
                problems.add(sameFile(
                        sink, "would write the file that " + read.get(path).name() + " reads: " + path));
            } else if (written.containsKey(path)) {
                problems.add(sameFile(sink, "and " + written.get(path).name() + " would write the same file: " + path));
            }
            written.putIfAbsent(path, sink);
        }
        onlyOneReader();
        return List.copyOf(problems);
    }

    private void onlyOneReader() {
        nodes("stdin").stream()
                .skip(1)
                .forEach(second -> problems.add(Problem.error(
                        Where.subject(second.name()),
                        second.name() + " and " + nodes("stdin").get(0).name() + " would both read standard input",
                        "Keep one of them and connect it to both.")));
    }

    private static Problem sameFile(Node sink, String words) {
        return Problem.error(
                Where.setting(sink.name(), "path"),
                sink.name() + " " + words,
                "Give " + sink.name() + " another file.");
    }

    /** Why a file can't be read, if so. */
    static Optional<Problem> unreadable(String node, Path path) {
        if (!Files.exists(path)) {
            return Optional.of(
                    problem(node, "can't read " + path + ": there is no such file", "Create it, or change the path."));
        } else if (Files.isDirectory(path)) {
            return Optional.of(problem(node, "can't read " + path + ": it is a folder", "Name a file in it."));
        } else if (!Files.isReadable(path)) {
            return Optional.of(problem(node, "can't read " + path + ": permission denied", "Change its permissions."));
        }
        return Optional.empty();
    }

    /** Why a file can't be written, if so. */
    static Optional<Problem> unwritable(String node, Path path) {
        final Path folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            return Optional.of(problem(node, "can't write " + path + ": it is a folder", "Name a file in it."));
        } else if (folder != null && !Files.isDirectory(folder)) {
            return Optional.of(
                    problem(node, "can't write " + path + ": there is no folder " + folder, "Create the folder."));
        } else if (Files.exists(path) ? !Files.isWritable(path) : folder != null && !Files.isWritable(folder)) {
            return Optional.of(problem(node, "can't write " + path + ": permission denied", "Change the permissions."));
        }
        return Optional.empty();
    }

    static void refuse(Optional<Problem> problem) throws DeploymentRefused {
        if (problem.isPresent()) {
            throw new DeploymentRefused(List.of(problem.get()));
        }
    }

    private static Problem problem(String node, String words, String advice) {
        return Problem.error(Where.setting(node, "path"), node + " " + words, advice);
    }

    private List<Node> nodes(String kind) {
        return plan.topology().nodes().stream()
                .filter(node -> node.kind().id().equals(kind))
                .toList();
    }

    private Path path(Node node) {
        return plan.baseFolder()
                .resolve(plan.settings().text(node.name(), "path"))
                .toAbsolutePath()
                .normalize();
    }
}
