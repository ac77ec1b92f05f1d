package io.millrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.export.ExportFailed;
import io.millrace.app.export.JarExporter;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ReadResult;
import io.millrace.app.snippet.CompileResult;
import io.millrace.app.snippet.CompiledProject;
import io.millrace.app.snippet.SnippetCompiler;
import io.millrace.engine.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The projects beside this module. */
final class Samples {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

    private Samples() {}

    /** Names of all samples: folders that hold an application. */
    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.exists(folder.resolve("application.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static Project read(String name) {
        final ReadResult result = ProjectReader.read(FOLDER.resolve(name));

        assertThat(result).isInstanceOf(ReadResult.Read.class);
        assertThat(((ReadResult.Read) result).problems()).isEmpty();
        return ((ReadResult.Read) result).project();
    }

    static CompiledProject compile(Project project) {
        try (SnippetCompiler compiler = SnippetCompiler.create(Catalogue.standard())) {
            final CompileResult result = compiler.compile(project);
            if (result instanceof CompileResult.Rejected rejected) {
                throw new AssertionError(rejected.analysis().problems());
            }
            return ((CompileResult.Compiled) result).project();
        }
    }

    static Path export(String name, Path folder) throws ExportFailed {
        final Project project = read(name);
        final Path jar = folder.resolve(name + ".jar");
        JarExporter.export(project, compile(project), jar, progress -> {});
        return jar;
    }
}
