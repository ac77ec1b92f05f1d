package io.millrace.app.edit;

import io.millrace.app.project.DataSet;
import io.millrace.app.project.ExtraFields;
import io.millrace.app.project.Names;
import io.millrace.app.project.ProjectNode;
import io.millrace.engine.catalogue.Shape;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes data sets and tests. */
final class DataEdits {
    private DataEdits() {}

    static Applied putData(Edit.PutData edit, Bench bench) throws EditRefused {
        final ProjectNode node = bench.node(edit.source());
        if (bench.kind(node).filter(kind -> kind.shape() != Shape.SOURCE).isPresent()) {
            throw new EditRefused(node.name() + " is no source, so it takes no data set.");
        }
        final String file = edit.data().file();
        refuse(Names.fileProblem(file));
        final SortedMap<String, DataSet> sets =
                bench.draft().data().computeIfAbsent(node.name(), source -> new TreeMap<>());
        final boolean there = sets.put(file, edit.data()) != null;
        return bench.done((there ? "Change data " : "Add data ") + file, node.name());
    }

    static Applied removeData(Edit.RemoveData edit, Bench bench) throws EditRefused {
        final SortedMap<String, DataSet> sets = bench.draft().data().getOrDefault(edit.source(), new TreeMap<>());
        if (sets.remove(edit.file()) == null) {
            throw new EditRefused(edit.source() + " has no data set " + edit.file() + ".");
        }
        if (sets.isEmpty()) {
            bench.draft().data().remove(edit.source());
        }
        return bench.done("Remove data " + edit.file(), edit.source());
    }

    static Applied putTest(Edit.PutTest edit, Bench bench) throws EditRefused {
        refuse(Names.fileProblem(edit.test().name()));
        final boolean there = bench.draft().tests().put(edit.test().name(), edit.test()) != null;
        return bench.done((there ? "Change test " : "Add test ") + edit.test().name());
    }

    static Applied removeTest(Edit.RemoveTest edit, Bench bench) throws EditRefused {
        if (bench.draft().tests().remove(edit.name()) == null) {
            throw new EditRefused("There is no test " + edit.name() + ".");
        }
        bench.draft().extras(ExtraFields.withoutTest(bench.draft().extras(), edit.name()));
        return bench.done("Remove test " + edit.name());
    }

    private static void refuse(Optional<String> reason) throws EditRefused {
        if (reason.isPresent()) {
            throw new EditRefused(reason.get());
        }
    }
}
