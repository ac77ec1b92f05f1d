package io.millrace.app.project;

import io.millrace.app.project.Project.Extras;
import io.millrace.app.project.ReadResult.Read;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of files that can't be read now, but could before. */
public final class BrokenParts {
    private final Project before;
    private final ProjectDraft draft;

    private BrokenParts(Project before, ProjectDraft draft) {
        this.before = before;
        this.draft = draft;
    }

    /** The project that was read, with the former content of its broken files. */
    public static Project from(Project before, Read read) {
        final BrokenParts parts = new BrokenParts(before, ProjectDraft.of(read.project()));
        read.broken().forEach(parts::take);
        return parts.draft.build();
    }

    private void take(String path) {
        final String file = path.substring(path.lastIndexOf('/') + 1);
        if (file.isEmpty()) {
            folder(path);
        } else if (path.equals(LayoutJson.FILE)) {
            draft.layout().putAll(before.layout());
            draft.layout().keySet().removeIf(name -> !draft.hasName(name));
            draft.extras(
                    new Extras(draft.extras().application(), before.extras().layout()));
        } else if (path.startsWith(ProjectFiles.CODE)) {
            ProjectFiles.code(file).ifPresent(ref -> draft.put(ref, before.text(ref)));
        } else if (path.startsWith(ProjectFiles.DATA)) {
            data(path.substring(ProjectFiles.DATA.length(), path.length() - file.length() - 1), file);
        } else if (path.startsWith(ProjectFiles.TESTS)) {
            test(file.substring(0, file.length() - ProjectFiles.JSON.length()));
        }
    }

    private void folder(String path) {
        if (path.equals(ProjectFiles.CODE)) {
            before.code().forEach(draft::put);
        } else if (path.equals(ProjectFiles.TESTS)) {
            before.tests().keySet().forEach(this::test);
        } else {
            before.data()
                    .forEach((source, sets) -> sets.keySet().forEach(file -> {
                        if ((ProjectFiles.DATA + source + "/").startsWith(path)) {
                            data(source, file);
                        }
                    }));
        }
    }

    private void data(String source, String file) {
        Optional.ofNullable(before.data().getOrDefault(source, new TreeMap<>()).get(file))
                .ifPresent(set -> draft.data()
                        .computeIfAbsent(source, key -> new TreeMap<>())
                        .put(file, set));
    }

    private void test(String name) {
        Optional.ofNullable(before.tests().get(name))
                .ifPresent(test -> draft.tests().put(name, test));
        for (final Map.Entry<String, String> each :
                before.extras().application().entrySet()) {
            if (ExtraFields.isOfTest(each.getKey(), name)) {
                draft.extras(ExtraFields.with(draft.extras(), each.getKey(), each.getValue()));
            }
        }
    }
}
