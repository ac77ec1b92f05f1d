package io.millrace.app.peer;

import io.millrace.app.project.DataRows;
import io.millrace.app.project.DataSet;
import io.millrace.app.project.DataSet.Format;
import io.millrace.engine.framing.FrameSplitter;
import io.millrace.engine.framing.FrameTooLarge;
import io.millrace.engine.framing.Framing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The bytes of a data set as they are written to a socket.
 *
 * @param pieces one per message
 * @param tail what stands behind the last whole message of a raw stream; written, not counted
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package, never changed
record SendFrames(List<byte[]> pieces, byte[] tail) {
    /** @throws PeerRefused for rows that can't be sent, naming the first of them */
    static SendFrames of(DataSet data, Framing framing) throws PeerRefused {
        if (data.format() == Format.MESSAGES) {
            throw new PeerRefused(data.file() + " holds messages behind the decoder: previews and tests use it, but it"
                    + " can't be sent over a socket.");
        }
        final SendFrames frames =
                data.format() == Format.BINARY ? raw(data.content().toArray(), framing) : framed(data, framing);
        if (frames.pieces.isEmpty() && frames.tail.length == 0) {
            throw new PeerRefused(data.file() + " is empty: there is nothing to send.");
        }
        return frames;
    }

    private static SendFrames framed(DataSet data, Framing framing) throws PeerRefused {
        final List<byte[]> pieces = new ArrayList<>();
        for (final DataRows.Row row : DataRows.of(data)) {
            if (row.error().isPresent()) {
                throw bad(data, row.number(), row.error().get());
            }
            try {
                pieces.add(framing.frame(row.bytes().toArray()));
            } catch (IllegalArgumentException e) {
                final String text = String.valueOf(e.getMessage());
                throw bad(data, row.number(), text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".");
            }
        }
        return new SendFrames(pieces, new byte[0]);
    }

    private static PeerRefused bad(DataSet data, int row, String sentence) {
        return new PeerRefused(data.file() + ", row " + row + ": " + sentence + " Nothing was sent.");
    }

    /** A raw stream is cut only to count and pace it; what the framing can't read goes out as it is. */
    private static SendFrames raw(byte[] stream, Framing framing) {
        final List<byte[]> pieces = new ArrayList<>();
        final ByteBuffer bytes = ByteBuffer.wrap(stream);
        final FrameSplitter splitter = framing.splitter(Math.max(1, stream.length));
        int start = 0;
        try {
            while (splitter.next(bytes)) {
                pieces.add(Arrays.copyOfRange(stream, start, bytes.position()));
                start = bytes.position();
            }
        } catch (FrameTooLarge e) {
            return new SendFrames(pieces, Arrays.copyOfRange(stream, start, stream.length));
        }
        return new SendFrames(pieces, Arrays.copyOfRange(stream, start, stream.length));
    }
}
