package io.millrace.engine.runtime;

/**
 * A source that runs on all workers of a deployment: each has a part of it with messages of its own, such as some of the
 * connections. Order holds within a part.
 *
 * <p>Counts of all parts are summed. Of what the parts say of their {@link SourceConnector#link}, ports and connections
 * are put together too, and the text of the first part counts that has one.
 *
 * <p>Threading: {@link #part} any worker, also several at once, each for itself and once; a part belongs to its worker.
 * What parts share they share by means of their own.
 */
public interface SpreadSource {
    /** Makes a source of one node of one deployment. */
    @FunctionalInterface
    interface Maker {
        /**
         * @param workers how many parts there are
         * @param home the part that is nearest to the sinks behind the source: what is not shared out is best there
         */
        SpreadSource make(int workers, int home);
    }

    /** The part of one worker, counted from 0; it is not open yet. */
    SourceConnector part(int worker);
}
