package io.millrace.app.snippet;

import java.util.Optional;

/**
 * What a snippet's entry method takes and gives, as short Java type texts ({@code Vote}, {@code List<String>}).
 *
 * @param in message parameter; empty for decode, generate, state
 * @param out element type of what it gives; empty for void, key of a State class for state
 * @param state State parameter, if it has one
 */
public record Signature(Optional<String> in, Optional<String> out, Optional<String> state) {}
