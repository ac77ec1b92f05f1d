package io.millrace.app.project;

/**
 * Identity of a node or State while a project is open. Names are the identity on disk and may change; this stays through
 * renames. Unique within a session, never stored.
 */
public record NodeId(long value) {}
