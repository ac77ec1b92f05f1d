package io.millrace.app.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.app.project.Project;
import io.millrace.app.project.ProjectReader;
import io.millrace.app.project.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The gallery: every project in the folder of samples. Title and description stand in its {@code application.json}. */
final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<SampleInfo> SIMPLE_FIRST = Comparator.<SampleInfo>comparingInt(
                    info -> info.project().nodes().size())
            .thenComparing(SampleInfo::name);

    private final Path folder;

    Samples(Path folder) {
        this.folder = AppHome.real(folder);
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    boolean contains(Path project) {
        return folder.equals(project.getParent());
    }

    /** The simplest first. */
    List<SampleInfo> all() {
        try (Stream<Path> folders = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return folders.sorted()
                    .filter(each -> Files.exists(each.resolve("application.json")))
                    .flatMap(each -> ProjectReader.read(each) instanceof ReadResult.Read read
                            ? Stream.of(info(String.valueOf(each.getFileName()), read.project()))
                            : Stream.of())
                    .sorted(SIMPLE_FIRST)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static SampleInfo info(String name, Project project) {
        final JsonNode fields = fields(project.extras().application().getOrDefault("", "{}"));
        final String title = name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1).replace('-', ' ');
        return new SampleInfo(
                name,
                fields.path("title").asText(title),
                fields.path("description").asText(""),
                project);
    }

    private static JsonNode fields(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
