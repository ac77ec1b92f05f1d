package io.millrace.app.project;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A project as files: path inside the folder, with slashes, to bytes. */
public final class ProjectFiles {
    static final String CODE = "code/";
    static final String DATA = "data/";
    static final String TESTS = "tests/";
    static final String JSON = ".json";
    private static final String JSH = ".jsh";

    private ProjectFiles() {}

    /** Every file that the project needs. */
    public static SortedMap<String, Bytes> of(Project project) {
        final SortedMap<String, Bytes> files = new TreeMap<>();
        files.put(ApplicationJson.FILE, Bytes.of(ApplicationJson.write(project)));
        files.put(LayoutJson.FILE, Bytes.of(LayoutJson.write(project)));
        project.code()
                .forEach((ref, text) ->
                        files.put(CODE + ref.fileName(), Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
        project.data()
                .forEach((source, sets) ->
                        sets.forEach((file, data) -> files.put(DATA + source + "/" + file, data.content())));
        project.tests()
                .forEach((name, test) ->
                        files.put(TESTS + name + JSON, Bytes.of(TestJson.write(test, project.extras()))));
        return files;
    }

    /** Whose code a file in {@code code/} is. */
    static Optional<CodeRef> code(String fileName) {
        if (fileName.equals(CodeRef.TYPES.fileName())) {
            return Optional.of(CodeRef.TYPES);
        }
        if (!fileName.endsWith(JSH)) {
            return Optional.empty();
        }
        final String stem = fileName.substring(0, fileName.length() - JSH.length());
        final int dot = stem.lastIndexOf('.');
        for (final Role role : Role.values()) {
            if (dot > 0 && role != Role.TYPES && stem.substring(dot + 1).equals(role.id())) {
                return Optional.of(new CodeRef(stem.substring(0, dot), role));
            }
        }
        return Optional.empty();
    }
}
