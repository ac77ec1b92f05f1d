package io.millrace.app.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Unsaved work of a session that ended without saving.
 *
 * @param key names the recovery copy
 * @param name the application's name
 * @param folder empty when it was never saved
 */
public record Recoverable(String key, String name, Optional<Path> folder) {}
