package io.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.spi.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTest {
    @TempDir
    private Path folder;

    private CommandLineHost host;

    @BeforeEach
    void host() {
        host = new CommandLineHost(folder.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"design", "new", "samples", "check", "run", "test", "export", "send", "receive", "screenshot"})
    void helpOfEachCommandSaysWhatItDoesAndShowsExamples(String command) {
        assertThat(host.run(command, "--help")).isZero();
        assertThat(host.out()).contains("Usage: millrace " + command).contains("Examples:\n  millrace");
        assertThat(host.outLines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(host.err()).isEmpty();
    }

    @Test
    void helpOfTheWholeListsEveryCommandAndTheExitCodes() {
        assertThat(host.run("--help")).isZero();
        assertThat(host.out())
                .contains("  design ", "  new ", "  samples ", "  check ", "  run ", "  test ", "  export ", "  send ")
                .contains("  receive ", "  screenshot ")
                .contains("0 well, 1 the project has problems, 2 wrong usage");
    }

    @Test
    void versionIsOneLine() {
        assertThat(host.run("--version")).isZero();
        assertThat(host.outLines()).singleElement().asString().startsWith("Millrace");
    }

    @Test
    void anUnknownOptionNamesTheNearest() {
        assertThat(host.run("check", folder, "--jsn")).isEqualTo(2);
        assertThat(host.errLines())
                .containsExactly(
                        "millrace check has no option --jsn. Did you mean --json?", "See millrace check --help.");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        assertThat(host.run("chekc", "x")).isEqualTo(2);
        assertThat(host.errLines())
                .containsExactly("There is no command and no folder chekc. Did you mean millrace check?");
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThat(host.run("run")).isEqualTo(2);
        assertThat(host.errLines()).first().isEqualTo("millrace run needs <project>.");
        assertThat(host.run("export", folder)).isEqualTo(2);
        assertThat(host.err()).contains("millrace export needs --to <x.jar>.");
    }

    @Test
    void anArgumentTooManyIsNamed() {
        assertThat(host.run("check", folder, "again")).isEqualTo(2);
        assertThat(host.errLines()).first().asString().contains("can't use again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "test", "export", "screenshot"})
    void aFolderThatIsNoProjectIsWrongUsageInOneOrTwoLines(String command) throws IOException {
        final Path empty = Files.createDirectory(folder.resolve("empty"));
        final List<Object> args = new ArrayList<>(List.of(command, empty));
        if (command.equals("export") || command.equals("screenshot")) {
            args.addAll(List.of("--to", folder.resolve("x")));
        }
        assertThat(host.run(args.toArray())).isEqualTo(2);
        assertThat(host.errLines()).hasSizeBetween(1, 2).first().asString().contains("empty");
        assertThat(host.run("check", folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(host.err()).contains("There is no folder " + folder.resolve("nowhere") + ".");
    }

    @Test
    void badDurationsAndSizesAreRefusedInPlainWords() {
        assertThat(host.run("run", folder, "--for", "soon")).isEqualTo(2);
        assertThat(host.err()).contains("10s").contains("soon").doesNotContain("Exception");
        assertThat(host.run("screenshot", folder, "--to", "x.png", "--size", "huge"))
                .isEqualTo(2);
        assertThat(host.err()).contains("--size must be width x height");
    }

    @Test
    void theDesignerOpensTheProjectThatIsNamed() {
        final List<Desktop.Request> asked = new ArrayList<>();
        final Desktop window = request -> {
            asked.add(request);
            return 0;
        };
        host.withDesktop(window);
        assertThat(host.run()).isZero();
        assertThat(host.run("../samples/celsius")).isZero();
        assertThat(host.run("design", "../samples/celsius")).isZero();
        assertThat(asked)
                .containsExactly(
                        new Desktop.Request.Design(Optional.empty()),
                        new Desktop.Request.Design(Optional.of(Path.of("../samples/celsius"))),
                        new Desktop.Request.Design(Optional.of(Path.of("../samples/celsius"))));
    }

    @Test
    void aScreenshotIsTakenByTheDesktop() {
        final List<Desktop.Request> asked = new ArrayList<>();
        host.withDesktop(request -> asked.add(request) ? 0 : 1);
        assertThat(host.run("screenshot", "../samples/celsius", "--to", "c.png", "--run", "3s", "--theme", "dark"))
                .isZero();
        assertThat(asked).singleElement().satisfies(request -> {
            final Desktop.Request.Screenshot shot = (Desktop.Request.Screenshot) request;
            assertThat(shot.run()).isEqualTo(java.time.Duration.ofSeconds(3));
            assertThat(shot.dark()).isTrue();
            assertThat(shot.width()).isEqualTo(1600);
        });
    }
}
