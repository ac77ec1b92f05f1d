package io.millrace.engine.runtime;

/**
 * Where a chain ends on its worker: a sink, or a queue to another worker.
 *
 * <p>Threading: the worker.
 */
interface End {
    boolean hasRoom();

    /** Whether a message that may end here may start: never before the rest of one that has begun already. */
    boolean hasRoomToStart();

    /** The node, or the edge, that it is the end of a way to. */
    String place();

    /** Who is to look for room again once there is none here any more, and who waits for some. */
    Onlookers onlookers();
}
