package io.millrace.app.session;

import io.millrace.app.project.Project;

/**
 * A sample in the gallery.
 *
 * @param name name of its folder
 * @param title for people
 * @param description one or two sentences; may be empty
 * @param project for drawing a picture of it
 */
public record SampleInfo(String name, String title, String description, Project project) {}
