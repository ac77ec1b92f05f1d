package io.millrace.app.peer;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Words for what goes wrong with sockets. */
final class Trouble {
    private Trouble() {}

    /** What happened, as a part of a sentence. */
    static String text(IOException e) {
        if (e instanceof UnknownHostException) {
            return "there is no host of that name";
        } else if (e instanceof SocketTimeoutException) {
            return "no answer";
        } else if (e instanceof ConnectException) {
            return "the connection was refused, nothing listens there";
        } else if (e instanceof NoRouteToHostException) {
            return "the host can't be reached";
        } else if (e instanceof SocketException && isLost(e)) {
            return "the other side closed the connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static boolean isLost(IOException e) {
        final String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("reset") || message.contains("broken pipe") || message.contains("abort");
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing depends on how the operating system takes it.
            return;
        }
    }
}
