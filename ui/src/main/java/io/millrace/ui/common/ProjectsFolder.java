package io.millrace.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where projects and jars are kept when the person has not said otherwise: {@code millrace} in the home folder. */
public final class ProjectsFolder {
    private ProjectsFolder() {}

    /** The folder, made when it is not there; the home folder where that can't be. */
    public static Path ready() {
        final Path home = Path.of(System.getProperty("user.home"));
        try {
            return Files.createDirectories(home.resolve("millrace"));
        } catch (IOException e) {
            return home;
        }
    }
}
