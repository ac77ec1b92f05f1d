package io.millrace.engine.testkit;

import io.millrace.engine.api.Context;
import io.millrace.engine.api.Decoder;
import io.millrace.engine.api.Lifecycle;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The user's decoder, which messages that are fed behind it pass by. */
final class FedDecoder implements Decoder<Object>, Lifecycle {
    private final Decoder<?> decoder;
    private final Supplier<Feed> feed;

    FedDecoder(Decoder<?> decoder, Supplier<Feed> feed) {
        this.decoder = decoder;
        this.feed = feed;
    }

    @Override
    public @Nullable Object decode(ByteBuffer frame) throws Exception {
        final Object message = feed.get().takeMessage();
        return message != null ? message : decoder.decode(frame);
    }

    @Override
    public void open(Context context) throws Exception {
        if (decoder instanceof Lifecycle lifecycle) {
            lifecycle.open(context);
        }
    }

    @Override
    public void close() throws Exception {
        if (decoder instanceof Lifecycle lifecycle) {
            lifecycle.close();
        }
    }
}
