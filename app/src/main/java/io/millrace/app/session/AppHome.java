package io.millrace.app.session;

import java.nio.file.Path;
import java.util.Map;

/** The person's own folder: recent projects, trust, recovery copies, preferences. */
public final class AppHome {
    private final Path folder;

    private AppHome(Path folder) {
        this.folder = folder;
    }

    /** {@code $MILLRACE_HOME}, or {@code .millrace} in the home folder. */
    public static AppHome of(Map<String, String> environment) {
        final String given = environment.getOrDefault("MILLRACE_HOME", "");
        final Path folder = given.isBlank() ? Path.of(System.getProperty("user.home"), ".millrace") : Path.of(given);
        return new AppHome(folder.toAbsolutePath().normalize());
    }

    public Path folder() {
        return folder;
    }
}
