package io.millrace.app.snippet;

/**
 * Text for a snippet.
 *
 * @param caret offset in the text where typing should begin
 */
public record Template(String text, int caret) {}
