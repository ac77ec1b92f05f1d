package io.millrace.ui.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Sizes of windows and panes, kept in the person's own folder. A file that can't be read or written costs nothing. */
final class WindowMemory {
    private static final String FILE = "window.properties";
    private static final String COMMENT = "Sizes of windows and panes";

    private final Path file;
    private final Properties values = new Properties();

    WindowMemory(Path folder) {
        this.file = folder.resolve(FILE);
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                values.clear();
            }
        }
    }

    double get(String name, double otherwise) {
        try {
            final double value = Double.parseDouble(values.getProperty(name, ""));
            return value > 0 && value < 20_000 ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A place on the screen, which may lie left of the first one; NaN = not known. */
    double place(String name) {
        try {
            return Double.parseDouble(values.getProperty(name, ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    void put(String name, double value) {
        values.setProperty(name, Long.toString(Math.round(value)));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(values.getProperty(name, "false"));
    }

    void put(String name, boolean value) {
        values.setProperty(name, Boolean.toString(value));
    }

    void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                values.store(out, COMMENT);
            }
        } catch (IOException e) {
            System.getLogger(WindowMemory.class.getName())
                    .log(System.Logger.Level.DEBUG, "Sizes of windows were not kept: {0}", e.getMessage());
        }
    }
}
