package io.millrace.engine.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Small things that both directions do with Netty channels. */
final class Channels {
    private Channels() {}

    @SuppressWarnings("FutureReturnValueIgnored") // a channel that fails to close is closed
    static void close(Channel channel) {
        if (channel.isRegistered()) {
            channel.close();
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    /** Registers a channel; the outcome is null or why it failed. */
    static void register(EventLoop loop, Channel channel, Consumer<@Nullable Throwable> outcome) {
        loop.register(channel).addListener(done -> outcome.accept(done.cause()));
    }
}
