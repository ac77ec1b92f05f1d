package io.millrace.app.session;

import java.nio.file.Path;

/**
 * A project that was open not long ago.
 *
 * @param name the application's name when it was last open
 * @param there whether the folder is still there
 */
public record RecentProject(Path folder, String name, boolean there) {}
