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
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run x --rate 5 | --rate needs --with-data.",
                "run x --repeat | --repeat needs --with-data.",
                "run ../samples/celsius --set nope | --set takes node.setting=value, not nope.",
                "run x --with-data --rate 0 | --rate: messages per second are a number above 0, not 0.",
                "run x --with-data --rate -5 | --rate: messages per second are a number above 0, not -5.",
                "run x --with-data --rate fast | --rate: messages per second are a number above 0, not fast.",
                "run x --json=maybe | --json takes no value, not maybe.",
                "run x --for | millrace run needs --for <time>.",
                "run x --for 1s --for 2s | --for can be given once only.",
                "run x --for soon | --for: a duration such as 250ms, 10s or 5m is needed, not soon.",
                "send x --to 1 --connections some | --connections takes a whole number, not some.",
                "send x --to 1 --connections 0 | --connections takes a number from 1 to 100, not 0.",
                "send x --to 1 --rate -1 | --rate: messages per second are a number above 0, not -1.",
                "receive 1 --count none | --count takes a whole number, not none.",
                "receive nowhere | <[host:]port>: host:port is needed, such as 127.0.0.1:7001, not nowhere."
            })
    void noOptionIsRefusedInTheWordsOfALibrary(String line, String words) {
        assertThat(host.run((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(host.errLines()).first().isEqualTo(words);
    }

    @Test
    void examplesOfHelpStandOnOneLineEach() {
        for (final String command : List.of("run", "send", "receive", "export", "screenshot", "check", "test", "new")) {
            final CommandLineHost fresh = new CommandLineHost(folder.resolve("home"));
            fresh.run(command, "--help");
            final String examples = fresh.out().substring(fresh.out().indexOf("Examples:"));
            assertThat(examples.lines().skip(1)).allMatch(line -> line.matches("  (millrace|java|MILLRACE_\\S+) .*"));
        }
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
