package io.millrace.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.deploy.SampleProjects;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.NodeKind;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.settings.Layers;
import io.millrace.engine.settings.SettingsResolver;
import io.millrace.engine.topology.CodeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in {@code docs/project.md} are one project, and it can be read. */
class ProjectDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("```[a-z]+ (\\S+)\\n(.*?)```", Pattern.DOTALL);

    private final String page = Files.readString(SampleProjects.FOLDER.resolveSibling("docs/project.md"));

    @TempDir
    private Path folder;

    ProjectDocTest() throws IOException {}

    private void unpack() throws IOException {
        final Matcher examples = EXAMPLE.matcher(page);
        while (examples.find()) {
            final Path file = folder.resolve(examples.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, examples.group(2));
        }
    }

    @Test
    void theExamplesLoadWithoutAWarning() throws IOException {
        unpack();
        final ReadResult result = ProjectReader.read(folder);
        assertThat(result).isInstanceOf(ReadResult.Read.class);
        final ReadResult.Read read = (ReadResult.Read) result;
        assertThat(read.problems()).isEmpty();
        assertThat(read.project().layout()).hasSize(2);
        assertThat(read.project().tests()).containsOnlyKeys("three-votes");
        assertThat(ProjectTopology.unknownKinds(read.project(), Catalogue.standard()))
                .isEmpty();
        assertThat(SettingsResolver.of(Layers.NONE).problems(ProjectTopology.of(read.project(), Catalogue.standard())))
                .isEmpty();
    }

    @Test
    void theExampleIsWrittenAsItStandsOnThePageButForTheOrderOfFields() throws IOException {
        unpack();
        final Project project = ((ReadResult.Read) ProjectReader.read(folder)).project();
        final Path copy = folder.resolve("copy");
        ProjectWriter.write(project, copy, java.util.Optional.empty());
        final String written = Files.readString(copy.resolve("application.json"));
        for (final String line :
                Files.readString(folder.resolve("application.json")).lines().toList()) {
            final String text = line.strip().replaceAll(",$", "");
            if (text.startsWith("\"by-letter\"") || text.startsWith("{ \"from\"") || text.startsWith("\"x-team\"")) {
                assertThat(written).contains(text);
            }
        }
    }

    @Test
    void everyNameOfACodeFileIsOneAndEveryRoleHasOne() {
        final java.util.Set<Role> roles = java.util.EnumSet.noneOf(Role.class);
        final Matcher files = Pattern.compile("`code/([a-z][^`<]*\\.jsh)`").matcher(page);
        while (files.find()) {
            assertThat(ProjectFiles.code(files.group(1))).as(files.group(1)).isPresent();
            ProjectFiles.code(files.group(1)).map(CodeRef::role).ifPresent(roles::add);
        }
        assertThat(roles).contains(Role.TYPES, Role.STATE, Role.ROUTE);
        for (final NodeKind kind : Catalogue.standard().kinds()) {
            kind.code().forEach(slot -> assertThat(roles).contains(slot.role()));
        }
    }
}
