package io.millrace.app.trial;

import io.millrace.app.project.DataRows;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.project.Project;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.standalone.TrialRun.Feed;
import io.millrace.app.standalone.TrialRun.Script;
import io.millrace.app.trial.TrialResult.RowError;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Shape;
import io.millrace.engine.topology.Node;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Data sets made into what a trial feeds, and the rows that could not be used. */
public record TrialScript(Script script, List<RowError> errors) {
    /**
     * Reads the data sets of a trial.
     *
     * @throws TrialFailed when a source or a data set is not there
     */
    public static TrialScript of(CompiledProject compiled, Project project, TrialInputs inputs) throws TrialFailed {
        final List<Feed> feeds = new ArrayList<>();
        final List<RowError> errors = new ArrayList<>();
        for (final Map.Entry<String, String> input : inputs.inputs().entrySet()) {
            source(compiled, input.getKey(), Role.DECODE);
            final DataSet set = dataSet(project, input.getKey(), input.getValue());
            feed(compiled, input.getKey(), set, new Taken(feeds, errors));
        }
        for (final String generator : inputs.generate().keySet()) {
            source(compiled, generator, Role.GENERATE);
        }
        return new TrialScript(new Script(feeds, inputs.generate()), List.copyOf(errors));
    }

    private record Taken(List<Feed> feeds, List<RowError> errors) {}

    private static void source(CompiledProject compiled, String name, Role role) throws TrialFailed {
        final Optional<Node> node = compiled.topology()
                .node(name)
                .filter(found -> found.kind().shape() == Shape.SOURCE
                        && found.kind().slot(role).isPresent());
        if (node.isEmpty()) {
            final String what = role == Role.GENERATE ? "generator" : "source that reads data";
            throw new TrialFailed("There is no " + what + " " + name + "; choose another in the test.");
        }
    }

    private static DataSet dataSet(Project project, String source, String file) throws TrialFailed {
        final SortedMap<String, DataSet> sets = project.data().getOrDefault(source, new TreeMap<>());
        final DataSet set = sets.get(file);
        if (set == null) {
            throw new TrialFailed("The source " + source + " has no data set " + file
                    + (sets.isEmpty() ? "." : "; it has " + String.join(", ", sets.keySet()) + "."));
        }
        return set;
    }

    private static void feed(CompiledProject compiled, String source, DataSet set, Taken taken) throws TrialFailed {
        final Optional<MessageReader> reader = set.format() == Format.MESSAGES
                ? Optional.of(new MessageReader(messageType(compiled, source)))
                : Optional.empty();
        for (final DataRows.Row row : DataRows.of(set)) {
            try {
                taken.feeds().add(feed(source, set, row, reader));
            } catch (TrialFailed e) {
                taken.errors().add(new RowError(source, set.file(), row.number(), String.valueOf(e.getMessage())));
            }
        }
    }

    private static Type messageType(CompiledProject compiled, String source) throws TrialFailed {
        final Type type = compiled.messageTypes().get(source);
        if (type == null) {
            throw new TrialFailed("It is not known yet what " + source + " gives: look at its decode.");
        }
        return type;
    }

    private static Feed feed(String source, DataSet set, DataRows.Row row, Optional<MessageReader> reader)
            throws TrialFailed {
        if (row.error().isPresent()) {
            throw new TrialFailed(row.error().get());
        }
        final byte[] bytes = row.bytes().toArray();
        if (reader.isPresent()) {
            return new Feed.Message(source, reader.get().read(bytes));
        }
        return set.format() == Format.BINARY ? new Feed.Stream(source, bytes) : new Feed.Frame(source, bytes);
    }
}
