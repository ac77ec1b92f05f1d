package io.millrace.app.project;

import io.millrace.app.project.BrokenFile.Place;
import io.millrace.app.project.DataRows.Row;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a project's folder. Changes nothing on disk. */
public final class ProjectReader {
    /** Larger data sets stay on disk: the whole document is held in memory. */
    private static final long LARGEST_DATA = 256L << 20;

    /** Rows of larger ones are looked at when they are used. */
    private static final long LARGEST_CHECKED = 4L << 20;

    private static final Pattern COLUMN = Pattern.compile("Column (\\d{1,9}): (.*)");

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> broken = new TreeSet<>();

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
            final ProjectDraft draft =
                    ApplicationReader.read(text(ApplicationJson.FILE), Catalogue.standard(), problems);
            if (Files.exists(folder.resolve(LayoutJson.FILE))) {
                unlessBroken(() -> LayoutJson.read(text(LayoutJson.FILE), draft, problems));
            }
            for (final String file : list(ProjectFiles.CODE)) {
                unlessBroken(() -> code(file, draft));
            }
            data(draft);
            for (final String file : list(ProjectFiles.TESTS)) {
                unlessBroken(() -> test(file, draft));
            }
            problems.addAll(Libraries.problems(folder));
            return new ReadResult.Read(draft.build(), problems, broken);
        } catch (BrokenFile e) {
            return e.refused();
        }
    }

    /** Reads one file, or fails over it. */
    private interface Reading {
        void read() throws BrokenFile;
    }

    /** A broken file is named, and hides none of the others. */
    private void unlessBroken(Reading reading) {
        try {
            reading.read();
        } catch (BrokenFile e) {
            problems.add(e.problem());
            broken.add(e.file());
        }
    }

    private void code(String file, ProjectDraft draft) throws BrokenFile {
        final Optional<CodeRef> ref = ProjectFiles.code(file).filter(code -> owned(code, draft));
        if (ref.isPresent()) {
            draft.put(ref.get(), text(ProjectFiles.CODE + file, ref.get().owner()));
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

    private void data(ProjectDraft draft) {
        for (final String source : list(ProjectFiles.DATA)) {
            final String path = ProjectFiles.DATA + source;
            if (!Files.isDirectory(folder.resolve(path)) || !draft.nodes().containsKey(source)) {
                warn(path + " belongs to no source of this project");
                continue;
            }
            for (final String file : list(path + "/")) {
                unlessBroken(() -> data(source, file, draft));
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
            throw unreadable(path, source, e);
        }
        final DataSet set = new DataSet(file, Bytes.of(bytes(path, source)));
        draft.data().computeIfAbsent(source, key -> new TreeMap<>()).put(file, set);
        rows(set, path, source);
    }

    /** Names the first row that can't be used. */
    private void rows(DataSet set, String path, String source) {
        if (set.content().length() <= LARGEST_CHECKED) {
            final List<Row> bad = DataRows.of(set).stream()
                    .filter(row -> row.error().isPresent())
                    .toList();
            final String others = bad.size() < 2 ? "" : " (and " + (bad.size() - 1) + " more rows can't be used)";
            bad.stream().limit(1).forEach(row -> row(row, new Place(path, source, row.number(), 1), others));
        }
    }

    private void row(Row row, Place place, String others) {
        final String error = row.error().orElse("").replaceFirst("\\.$", "");
        final Matcher column = COLUMN.matcher(error);
        final BrokenFile bad = column.matches()
                ? new BrokenFile(place.column(Integer.parseInt(column.group(1))), column.group(2) + others)
                : new BrokenFile(place, error + others);
        problems.add(bad.problem());
    }

    private void test(String file, ProjectDraft draft) throws BrokenFile {
        if (file.endsWith(ProjectFiles.JSON)) {
            problems.addAll(TestJson.read(ProjectFiles.TESTS + file, text(ProjectFiles.TESTS + file), draft));
        } else {
            warn(ProjectFiles.TESTS + file + " is no test");
        }
    }

    private void warn(String message) {
        problems.add(Problem.warning(Where.project(), message, "The file is left as it is."));
    }

    /** Names in a sub-folder, sorted; hidden ones are nobody's business. */
    private List<String> list(String path) {
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
            unlessBroken(() -> {
                throw unreadable(path, "", e);
            });
            return List.of();
        }
    }

    private byte[] bytes(String path, String owner) throws BrokenFile {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw unreadable(path, owner, e);
        }
    }

    private static BrokenFile unreadable(String path, String owner, IOException e) {
        return new BrokenFile(new Place(path, owner, 0, 0), "it can't be read: " + IoWords.reason(e));
    }

    /** UTF-8 with LF: other line ends and a byte order mark are taken off. */
    private String text(String path) throws BrokenFile {
        return text(path, "");
    }

    private String text(String path, String owner) throws BrokenFile {
        try {
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(path, owner)))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw unreadable(path, owner, e);
        }
    }
}
