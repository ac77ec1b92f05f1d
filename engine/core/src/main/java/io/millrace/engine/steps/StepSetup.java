package io.millrace.engine.steps;

import io.millrace.engine.catalogue.Role;

/** What a {@link KeyedStep} is made of: the node's settings and its user code. */
public interface StepSetup {
    /** The resolved text of one of the node's settings. */
    String setting(String name);

    /** The node's user code for a role that its kind requires, such as an {@code Aggregation}. */
    Object code(Role role);
}
