package io.millrace.engine.dsl;

/**
 * A State of an application, to bind state computations to.
 *
 * @param name unique among nodes and States
 * @param <S> type of its objects
 */
public record State<S>(String name) {}
