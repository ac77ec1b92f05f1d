package io.millrace.app.peer;

import io.millrace.app.project.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a receiver has got: a value, taken at one moment.
 *
 * @param sink name of the sink
 * @param address where it listens
 * @param connections open now
 * @param messages how many, as {@code split} cuts the stream
 * @param last the newest messages, oldest first, at most 500; without delimiters, with length headers
 * @param split how the stream is cut into messages
 * @param comparison running comparison with expected rows, if any
 * @param trouble what is wrong ("connected to another program"), empty text = nothing
 */
public record ReceiverView(
        String sink,
        String address,
        int connections,
        long messages,
        long bytes,
        List<Bytes> last,
        Split split,
        Optional<Comparison> comparison,
        String trouble) {
    /** How the trouble of a receiver begins where another program has its place. */
    public static final String ELSEWHERE = "connected to another program: ";

    public ReceiverView {
        last = List.copyOf(last);
    }

    /** Whether another program gets what the sink gives. */
    public boolean elsewhere() {
        return trouble.startsWith(ELSEWHERE);
    }

    /** How a stream of bytes is cut into messages. */
    public enum Split {
        LINES,
        U32,
        /** As the bytes came in, 64 to a piece at most. */
        RAW
    }

    /**
     * Messages compared with expected rows so far.
     *
     * @param matched rows that were as expected before the first difference
     * @param expected rows there are
     * @param difference expected and got at the first difference; empty while all is well
     */
    public record Comparison(long matched, long expected, Optional<String> difference) {}
}
