package io.millrace.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFolderTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Project read() {
        assertThat(ProjectReader.read(folder)).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read) ProjectReader.read(folder)).project();
    }

    private ReadResult.Refused refused() {
        assertThat(ProjectReader.read(folder)).isInstanceOf(ReadResult.Refused.class);
        return (ReadResult.Refused) ProjectReader.read(folder);
    }

    private void file(String path, String text) throws IOException {
        final Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private void application(String nodes, String edges) throws IOException {
        file("application.json", "{ \"name\": \"p\", \"nodes\": {" + nodes + "}, \"edges\": [" + edges + "] }");
    }

    private SortedMap<String, Bytes> disk() throws IOException {
        final SortedMap<String, Bytes> files = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (final Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Bytes.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverItIs() throws IOException {
        final Path root = folder;
        for (int seed = 0; seed < 300; seed++) {
            folder = root.resolve("p" + seed);
            final Project project = RandomProjects.of(seed);
            ProjectWriter.write(project, folder, Optional.empty());
            assertThat(read()).as("seed %d", seed).isEqualTo(project);
        }
    }

    @Test
    void goingFromOneProjectToAnotherLeavesExactlyTheFilesOfTheOther() throws IOException {
        Project before = RandomProjects.of(1000);
        ProjectWriter.write(before, folder, Optional.empty());
        for (int seed = 1001; seed < 1100; seed++) {
            final Project next = RandomProjects.of(seed);
            ProjectWriter.write(next, folder, Optional.of(before));
            assertThat(disk()).as("seed %d", seed).isEqualTo(ProjectFiles.of(next));
            before = next;
        }
    }

    @Test
    void filesReadWellInADiff() throws IOException {
        application(
                "\"out\": { \"kind\": \"tcp-sink\" }, \"by\": { \"kind\": \"key\", \"title\": \"By letter\" },"
                        + " \"in\": { \"kind\": \"tcp-source\", \"settings\": { \"port\": 9000, \"framing\": \"u32\" } }",
                "{ \"to\": \"by\", \"from\": \"in\" }, { \"from\": \"by\", \"to\": \"out\", \"sends\": \"when\" }");
        file("layout.json", "{\"nodes\":{\"in\":{\"x\":1,\"y\":2}}}");
        final Project project = read();
        folder = folder.resolve("copy");
        ProjectWriter.write(project, folder, Optional.empty());
        assertThat(text("application.json")).isEqualTo("""
                        {
                          "format": 1,
                          "name": "p",
                          "nodes": {
                            "by": { "kind": "key", "title": "By letter" },
                            "in": { "kind": "tcp-source", "settings": { "port": 9000 } },
                            "out": { "kind": "tcp-sink" }
                          },
                          "edges": [
                            { "from": "by", "to": "out", "sends": "when" },
                            { "from": "in", "to": "by" }
                          ]
                        }
                        """);
        assertThat(text("layout.json")).isEqualTo("""
                        {
                          "nodes": {
                            "in": { "x": 1, "y": 2 }
                          }
                        }
                        """);
    }

    @Test
    void linesAreAtMost120ColumnsWide() throws IOException {
        application(
                "\"a\": { \"kind\": \"key\", \"title\": \"" + "t".repeat(60) + "\", \"future\": \"" + "f".repeat(60)
                        + "\" }",
                "");
        final Project project = read();
        ProjectWriter.write(project, folder, Optional.empty());
        assertThat(text("application.json")).contains("\n    \"a\": {\n      \"kind\": \"key\",\n");
        assertThat(read()).isEqualTo(project);
    }

    @Test
    void movingANodeTouchesTheLayoutAlone() throws IOException {
        application("\"a\": { \"kind\": \"key\" }", "");
        file("code/a.key.jsh", "int key(int i) { return i; }");
        final Project before = read();
        for (final String file : disk().keySet()) {
            Files.setLastModifiedTime(folder.resolve(file), LONG_AGO);
        }
        final ProjectDraft moved = ProjectDraft.of(before);
        moved.layout().put("a", new Position(5, 6));
        ProjectWriter.write(moved.build(), folder, Optional.of(before));
        assertThat(text("layout.json")).contains("\"a\": { \"x\": 5, \"y\": 6 }");
        for (final String file : disk().keySet()) {
            assertThat(Files.getLastModifiedTime(folder.resolve(file)).equals(LONG_AGO))
                    .as(file)
                    .isEqualTo(!file.equals("layout.json"));
        }
    }

    @Test
    void unknownFieldsAndUnknownKindsAreKept() throws IOException {
        file(
                "application.json",
                "{\"name\":\"p\",\"maven\":[\"g:a:1\"],\"nodes\":{\"a\":{\"kind\":\"new-kind\",\"colour\":\"red\","
                        + "\"settings\":{\"x\":1}}},\"edges\":[]}");
        ProjectWriter.write(read(), folder, Optional.empty());
        assertThat(text("application.json")).contains("\"maven\"", "\"g:a:1\"", "\"colour\": \"red\"", "new-kind");
    }

    @Test
    void codeIsKeptToTheLetterAndWindowsLineEndsAreTolerated() throws IOException {
        application("\"a\": { \"kind\": \"key\" }, \"b\": { \"kind\": \"key\" }", "");
        file("code/a.key.jsh", "int key(int i) {\r\n    return i;\r\n}");
        file("code/b.key.jsh", "no line feed at the end");
        file("code/types.jsh", "\n\n  // ends with two\n\n");
        final Project project = read();
        assertThat(project.text(new CodeRef("a", Role.KEY))).isEqualTo("int key(int i) {\n    return i;\n}");
        final Path copy = folder.resolve("copy");
        ProjectWriter.write(project, copy, Optional.empty());
        assertThat(copy.resolve("code/b.key.jsh")).hasContent("no line feed at the end");
        assertThat(Files.readString(copy.resolve("code/types.jsh"))).isEqualTo("\n\n  // ends with two\n\n");
        ProjectWriter.write(project, folder, Optional.of(project));
        assertThat(text("code/a.key.jsh")).as("not touched").contains("\r\n");
    }

    @Test
    void removedSnippetsAndDataGoAndWhatIsNobodysStays() throws IOException {
        application("\"in\": { \"kind\": \"tcp-source\" }, \"a\": { \"kind\": \"key\" }", "");
        file("code/a.key.jsh", "x");
        file("code/gone.compute.jsh", "y");
        file("code/README.md", "z");
        file("data/in/d.txt", "1\n");
        file("notes.txt", "mine");
        final ReadResult.Read result = (ReadResult.Read) ProjectReader.read(folder);
        assertThat(result.problems())
                .extracting(Problem::message)
                .anySatisfy(text -> assertThat(text).contains("code/gone.compute.jsh belongs to no node"))
                .hasSize(2);
        final ProjectDraft draft = ProjectDraft.of(result.project());
        draft.nodes().clear();
        draft.code().clear();
        draft.data().clear();
        ProjectWriter.write(draft.build(), folder, Optional.of(result.project()));
        assertThat(disk())
                .containsOnlyKeys(
                        "application.json", "layout.json", "code/gone.compute.jsh", "code/README.md", "notes.txt");
        assertThat(folder.resolve("data/in")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {\\n "name": "p",\\n "nodes": {\\n  "a": { "kind": "key", }\\n }\\n}   | 4 | 25 | a name in double quotes
            {\\n "name": "p"\\n "nodes": {}\\n}                                  | 3 | 2  | a comma or a closing bracket
            {\\n "name": "p",\\n "nodes": {                                       | 3 | 12 | ends too early
            {\\n "name": "p",\\n "nodes": []\\n}                                  | 3 | 11 | "nodes" must be an object
            {\\n "name": "p",\\n "nodes": {\\n  "a": { "title": "A" }\\n }\\n}    | 4 | 8  | "kind" is missing here
            {\\n "name": "p",\\n "nodes": {\\n  "A b": { "kind": "key" }\\n }\\n} | 4 | 10 | not a good name
            {\\n "name": 5\\n}                                                    | 2 | 10 | "name" must be a text
            {\\n "name": "p",\\n "edges": [ { "from": "../../x", "to": "b" } ]\\n} | 3 | 23 | not a good name
            {\\n "name": "p",\\n "edges": [ { "from": "a" } ]\\n}                 | 3 | 13 | "to" is missing here
            {\\n "name": "p",\\n "name": "q"\\n}                                  | 3 | 8  | stands there twice
            {\\n "format": 7, "name": "p"\\n}                                     | 2 | 12 | format 7
            {\\n "name": "p",\\n "nodes": nodes\\n}                               | 3 | 11 | is no JSON value
            """)
    void aBrokenFileIsNamedWithLineAndColumnAndStaysAsItIs(String json, int line, int column, String words)
            throws IOException {
        file("application.json", json.replace("\\n", "\n"));
        final SortedMap<String, Bytes> before = disk();
        final ReadResult.Refused refused = refused();
        assertThat(refused.message())
                .startsWith("application.json, line " + refused.line() + ", column " + refused.column() + ": ")
                .contains(words)
                .doesNotContain("Exception", "Source:");
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.column()).isBetween(column - 1, column + 1);
        assertThat(disk()).isEqualTo(before);
    }

    private void brokenFiles() throws IOException {
        application("\"in\": { \"kind\": \"tcp-source\" }, \"a\": { \"kind\": \"key\" }", "");
        file("layout.json", "{\"nodes\":{\"in\":{\"x\":1,\"y\":1},\"a\":{\"x\":\"left\",\"y\":2}}}");
        file("tests/good.json", "{\"inputs\":{\"in\":\"d.txt\"},\"expected\":{}}");
        file("tests/b.json", "{\n\"expected\":{\"out\":{\"rows\":[1]}}}");
        file("data/in/d.txt", "1\n");
        file("data/in/bad.hex", "00\n0g\n");
        Files.createDirectories(folder.resolve("code"));
        Files.write(folder.resolve("code/a.key.jsh"), new byte[] {(byte) 0xC3, 0x28});
    }

    @Test
    void brokenFilesAreAllNamedAndHideNothingElse() throws IOException {
        brokenFiles();
        final ReadResult.Read result = (ReadResult.Read) ProjectReader.read(folder);
        assertThat(result.broken()).containsOnly("layout.json", "tests/b.json", "code/a.key.jsh");
        assertThat(result.project().tests()).containsOnlyKeys("good");
        assertThat(result.project().layout()).isEmpty();
        assertThat(result.problems())
                .allMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                .extracting(problem -> problem.where().subject().orElse("") + "|" + problem.message())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .startsWith("a|layout.json, line 1, column 39: \"x\" must be a whole number"),
                        text -> assertThat(text)
                                .startsWith("out|tests/b.json, line 2, column 28: a row must be a text"),
                        text -> assertThat(text)
                                .startsWith("in|data/in/bad.hex, line 2, column 2: \"g\" is no hex digit"),
                        text -> assertThat(text).isEqualTo("a|code/a.key.jsh: it can't be read: it is no UTF-8 text"));
    }

    @Test
    void aBrokenFileIsNeverReplacedAndNeverGoesAway() throws IOException {
        brokenFiles();
        final ReadResult.Read result = (ReadResult.Read) ProjectReader.read(folder);
        final SortedMap<String, Bytes> before = disk();
        final ProjectDraft draft = ProjectDraft.of(result.project()).name("other");
        ProjectWriter.write(draft.build(), folder, Optional.of(result.project()), result.broken());
        assertThat(text("application.json")).contains("other");
        for (final String path : result.broken()) {
            assertThat(disk().get(path)).as(path).isEqualTo(before.get(path));
        }
        final Project saved = draft.build();
        draft.put(new CodeRef("a", Role.KEY), "int key(int i) { return i; }");
        assertThatThrownBy(() ->
                        ProjectWriter.write(draft.name("third").build(), folder, Optional.of(saved), result.broken()))
                .hasMessageContaining("code/a.key.jsh can't be read and would be lost");
        assertThat(text("application.json")).contains("other");
        assertThat(disk().get("code/a.key.jsh")).isEqualTo(before.get("code/a.key.jsh"));
    }

    @Test
    void fieldsThatMeanNothingAreKeptAndSaid() throws IOException {
        file("application.json", """
                {
                  "name": "p", "x-team": "blue", "stats": {},
                  "states": { "s": { "skope": "key" } },
                  "nodes": {
                    "a": { "kind": "key", "settigns": {}, "x-colour": "red" },
                    "b": { "kind": "key" } },
                  "edges": [
                    { "from": "a", "to": "b", "when": "in > 1" },
                    { "from": "b", "to": "a", "otherwise": true }
                  ]
                }
                """);
        file("layout.json", "{ \"nodes\": { \"a\": { \"x\": 1, \"y\": 2, \"z\": 3 } } }");
        file("tests/t.json", "{ \"inptus\": {}, \"expected\": { \"b\": { \"rows\": [], \"fromat\": \"hex\" } } }");
        final ReadResult.Read result = (ReadResult.Read) ProjectReader.read(folder);
        assertThat(result.problems())
                .allMatch(problem -> problem.severity() == Problem.Severity.WARNING)
                .extracting(problem -> problem.message() + " " + problem.advice())
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("application.json, line 2")
                                .contains("Did you mean states?"),
                        text -> assertThat(text)
                                .startsWith("application.json, line 3")
                                .contains("Did you mean scope?"),
                        text -> assertThat(text)
                                .startsWith("application.json, line 5, column 39: \"settigns\" means nothing")
                                .contains("Did you mean settings?"),
                        text -> assertThat(text)
                                .startsWith("application.json, line 8")
                                .contains("\"sends\": \"when\""),
                        text -> assertThat(text)
                                .startsWith("application.json, line 9")
                                .contains("\"sends\": \"otherwise\""),
                        text -> assertThat(text)
                                .startsWith("layout.json, line 1")
                                .contains("\"z\""),
                        text -> assertThat(text)
                                .startsWith("tests/t.json, line 1")
                                .contains("Did you mean inputs?"),
                        text -> assertThat(text)
                                .startsWith("tests/t.json, line 1")
                                .contains("Did you mean format?"));
        folder = folder.resolve("copy");
        ProjectWriter.write(result.project(), folder, Optional.empty());
        assertThat(text("application.json"))
                .contains("skope", "settigns", "x-colour", "x-team", "stats", "\"when\"", "\"otherwise\": true");
        assertThat(text("layout.json")).contains("\"z\": 3");
        assertThat(text("tests/t.json")).contains("inptus", "\"fromat\": \"hex\"");
    }

    @Test
    void aFolderThatIsNoProjectIsSaidToBeNone() throws IOException {
        assertThat(refused().message()).contains("is no project: it has no application.json");
        file("some.txt", "");
        folder = folder.resolve("some.txt");
        assertThat(refused().message()).contains("is a file");
        folder = folder.resolveSibling("nowhere");
        assertThat(refused().message()).contains("There is no folder");
    }

    @Test
    void whenAFileCannotBeWrittenTheOldOnesAreAllStillThere() throws IOException {
        application("\"a\": { \"kind\": \"key\" }", "");
        final Project before = read();
        final SortedMap<String, Bytes> files = disk();
        file("data", "a file where a folder is needed");
        final ProjectDraft draft = ProjectDraft.of(before).name("other");
        draft.data().put("a", new TreeMap<>(Map.of("d.txt", DataSet.text("d.txt", "x"))));
        assertThatThrownBy(() -> ProjectWriter.write(draft.build(), folder, Optional.of(before)))
                .isInstanceOf(IOException.class);
        Files.delete(folder.resolve("data"));
        assertThat(disk()).isEqualTo(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x"})
    void nothingIsWrittenOutsideTheFolder(String path) {
        final byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> AtomicFiles.write(folder, new TreeMap<>(Map.of(path, Bytes.of(content)))))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolveSibling("x")).doesNotExist();
    }
}
