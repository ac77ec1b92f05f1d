package io.millrace.app.snippet;

/**
 * One of the shapes that a snippet of a role can have.
 *
 * @param label two or three words
 * @param doc one sentence
 */
public record Form(String label, String doc, Template template) {}
