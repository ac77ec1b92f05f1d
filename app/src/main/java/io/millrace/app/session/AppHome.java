package io.millrace.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.millrace.app.session.Preferences.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The person's own folder: recent projects, trust, recovery copies, preferences.
 *
 * <p>Threading: any. Other processes may use the same folder; each file is replaced as a whole.
 */
public final class AppHome {
    private static final int MOST_RECENT = 20;
    private static final String PROJECTS = "projects";
    private static final String FOLDERS = "folders";
    private static final String FOLDER = "folder";
    private static final String THEME = "theme";

    private final Path folder;
    private final Map<String, String> environment;
    private final HomeFile recent;
    private final HomeFile trust;
    private final HomeFile preferences;

    private AppHome(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.recent = new HomeFile(folder.resolve("recent.json"));
        this.trust = new HomeFile(folder.resolve("trust.json"));
        this.preferences = new HomeFile(folder.resolve("preferences.json"));
    }

    /** {@code $MILLRACE_HOME}, or {@code .millrace} in the home folder. */
    public static AppHome of(Map<String, String> environment) {
        final String given = environment.getOrDefault("MILLRACE_HOME", "");
        final Path folder = given.isBlank() ? Path.of(System.getProperty("user.home"), ".millrace") : Path.of(given);
        return new AppHome(real(folder), environment);
    }

    public Path folder() {
        return folder;
    }

    /** The environment that this home was made of; settings of nodes may come from it. */
    Map<String, String> environment() {
        return environment;
    }

    /** The one path of a folder by which it is known, links resolved where it is there. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** The newest first. */
    public synchronized List<RecentProject> recent() {
        final List<RecentProject> projects = new ArrayList<>();
        for (final JsonNode each : recent.read().path(PROJECTS)) {
            path(each.path(FOLDER))
                    .ifPresent(found -> projects.add(new RecentProject(
                            found, each.path("name").asText(""), Files.exists(found.resolve("application.json")))));
        }
        return List.copyOf(projects);
    }

    /** Puts a project on top of the recent ones. */
    synchronized void remember(Path project, String name) {
        final List<RecentProject> projects = new ArrayList<>(recent());
        projects.removeIf(each -> each.folder().equals(real(project)));
        projects.add(0, new RecentProject(real(project), name, true));
        write(projects.subList(0, Math.min(MOST_RECENT, projects.size())));
    }

    /** Takes a folder off the recent ones. */
    public synchronized void forget(Path project) {
        final List<RecentProject> projects = new ArrayList<>(recent());
        projects.removeIf(
                each -> each.folder().equals(real(project)) || each.folder().equals(project));
        write(projects);
    }

    private void write(List<RecentProject> projects) {
        recent.tryChange(root -> {
            final ArrayNode list = root.putArray(PROJECTS);
            projects.forEach(each ->
                    list.addObject().put(FOLDER, each.folder().toString()).put("name", each.name()));
        });
    }

    /** Whether code of this folder may run. */
    public synchronized boolean isTrusted(Path project) {
        for (final JsonNode each : trust.read().path(FOLDERS)) {
            if (path(each).filter(real(project)::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Remembers that code of this folder may run. */
    public synchronized void trust(Path project) throws IOException {
        if (!isTrusted(project)) {
            trust.change(root -> {
                final ArrayNode folders =
                        root.path(FOLDERS) instanceof ArrayNode known ? known : root.putArray(FOLDERS);
                folders.add(real(project).toString());
            });
        }
    }

    Theme theme() {
        final String name = preferences.read().path(THEME).asText("");
        for (final Theme theme : Theme.values()) {
            if (theme.name().equalsIgnoreCase(name)) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }

    synchronized void setTheme(Theme theme) {
        preferences.tryChange(root -> root.put(THEME, theme.name().toLowerCase(Locale.ROOT)));
    }

    private static Optional<Path> path(JsonNode json) {
        try {
            return json.isTextual() && !json.asText().isBlank()
                    ? Optional.of(Path.of(json.asText()))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
