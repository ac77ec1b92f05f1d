package io.millrace.ui.dock;

import io.millrace.app.edit.Edit;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edits of data sets that touch more than one thing. Pure. */
final class DataEdits {
    private DataEdits() {}

    /** A file name that the source does not have yet. */
    static String freshName(Project project, String source, Format format) {
        int number = 1;
        while (Places.dataOf(project, source).containsKey(DataText.withEnding("data-" + number, format))) {
            number++;
        }
        return DataText.withEnding("data-" + number, format);
    }

    /** Puts a data set in the place of another one; tests that named the old one name the new one. */
    static Edit replace(Project project, String source, String old, DataSet set) {
        final List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.PutData(source, set));
        edits.add(new Edit.RemoveData(source, old));
        for (ProjectTest test : project.tests().values()) {
            if (old.equals(test.inputs().get(source))) {
                final Map<String, String> inputs = new LinkedHashMap<>(test.inputs());
                inputs.put(source, set.file());
                edits.add(new Edit.PutTest(new ProjectTest(test.name(), inputs, test.generate(), test.expected())));
            }
        }
        return new Edit.Several("Rename data set " + old, edits);
    }
}
