package io.millrace.engine.catalogue;

import java.util.Locale;

/** What a piece of user code does for its owner; the id is the name of the entry method and part of the file name. */
public enum Role {
    /** Shared declarations of a project: records, enums, helper methods. Has no entry method. */
    TYPES,
    DECODE,
    TIMESTAMP,
    COMPUTE,
    KEY,
    /** A class with a no-argument constructor; owned by a State. */
    STATE,
    AGGREGATE,
    /** {@code Out join(Left left, Right right)}; made from the settings of a step that joins. */
    JOIN,
    /** {@code boolean test(In in)}; owned by an edge. */
    ROUTE,
    GENERATE,
    ENCODE;

    /** Lower-case id as in {@code add-votes.compute.jsh}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
