package io.millrace.app.project;

import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a project's folder. Changes nothing on disk. */
public final class ProjectReader {
    /** Larger data sets stay on disk: the whole document is held in memory. */
    private static final long LARGEST_DATA = 256L << 20;

    private final Path folder;
    private final List<Problem> warnings = new ArrayList<>();

    private ProjectReader(Path folder) {
        this.folder = folder;
    }

    public static ReadResult read(Path folder) {
        if (!Files.exists(folder)) {
            return refused("There is no folder " + folder + ".");
        } else if (!Files.isDirectory(folder)) {
            return refused(folder + " is a file. A project is a folder with an " + ApplicationJson.FILE + " in it.");
        } else if (Files.notExists(folder.resolve(ApplicationJson.FILE))) {
            return refused(folder + " is no project: it has no " + ApplicationJson.FILE + ".");
        }
        return new ProjectReader(folder).read();
    }

    private static ReadResult.Refused refused(String message) {
        return new ReadResult.Refused(message, "", 0, 0);
    }

    private ReadResult read() {
        try {
            final ProjectDraft draft = ApplicationReader.read(text(ApplicationJson.FILE), Catalogue.standard());
            if (Files.exists(folder.resolve(LayoutJson.FILE))) {
                LayoutJson.read(text(LayoutJson.FILE), draft);
            }
            for (final String file : list(ProjectFiles.CODE)) {
                code(file, draft);
            }
            data(draft);
            for (final String file : list(ProjectFiles.TESTS)) {
                test(file, draft);
            }
            return new ReadResult.Read(draft.build(), warnings);
        } catch (BrokenFile e) {
            return e.refused();
        }
    }

    private void code(String file, ProjectDraft draft) throws BrokenFile {
        final Optional<CodeRef> ref = ProjectFiles.code(file).filter(code -> owned(code, draft));
        if (ref.isPresent()) {
            draft.put(ref.get(), text(ProjectFiles.CODE + file));
        } else {
            warn(ProjectFiles.CODE + file + " belongs to no node, State or edge of this project");
        }
    }

    private static boolean owned(CodeRef code, ProjectDraft draft) {
        return switch (code.role()) {
            case TYPES -> true;
            case ROUTE -> draft.edge(code.owner()).isPresent();
            case STATE -> draft.states().containsKey(code.owner());
            default ->
                Optional.ofNullable(draft.nodes().get(code.owner()))
                        .filter(node -> hasPlace(node, code.role()))
                        .isPresent();
        };
    }

    private static boolean hasPlace(ProjectNode node, Role role) {
        return Catalogue.standard()
                .kind(node.kind())
                .map(kind -> kind.slot(role).isPresent())
                .orElse(true);
    }

    private void data(ProjectDraft draft) throws BrokenFile {
        for (final String source : list(ProjectFiles.DATA)) {
            final String path = ProjectFiles.DATA + source;
            if (!Files.isDirectory(folder.resolve(path)) || !draft.nodes().containsKey(source)) {
                warn(path + " belongs to no source of this project");
                continue;
            }
            for (final String file : list(path + "/")) {
                data(source, file, draft);
            }
        }
    }

    private void data(String source, String file, ProjectDraft draft) throws BrokenFile {
        final String path = ProjectFiles.DATA + source + "/" + file;
        try {
            if (!Files.isRegularFile(folder.resolve(path)) || Files.size(folder.resolve(path)) > LARGEST_DATA) {
                warn(path + " is no file, or larger than " + (LARGEST_DATA >> 20) + " MB, and is not used");
                return;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        draft.data()
                .computeIfAbsent(source, key -> new TreeMap<>())
                .put(file, new DataSet(file, Bytes.of(bytes(path))));
    }

    private void test(String file, ProjectDraft draft) throws BrokenFile {
        if (file.endsWith(ProjectFiles.JSON)) {
            TestJson.read(ProjectFiles.TESTS + file, text(ProjectFiles.TESTS + file), draft);
        } else {
            warn(ProjectFiles.TESTS + file + " is no test");
        }
    }

    private void warn(String message) {
        warnings.add(Problem.warning(Where.project(), message, "The file is left as it is."));
    }

    /** Names in a sub-folder, sorted; hidden ones are nobody's business. */
    private List<String> list(String path) throws BrokenFile {
        final Path sub = folder.resolve(path);
        if (!Files.isDirectory(sub)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(sub)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private byte[] bytes(String path) throws BrokenFile {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static BrokenFile unreadable(String path, IOException e) {
        return new BrokenFile(path, 0, 0, "it can't be read: " + IoWords.reason(e));
    }

    /** UTF-8 with LF: other line ends and a byte order mark are taken off. */
    private String text(String path) throws BrokenFile {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(path)))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw unreadable(path, e);
        }
    }
}
