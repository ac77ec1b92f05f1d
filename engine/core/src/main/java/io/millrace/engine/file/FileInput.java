package io.millrace.engine.file;

import io.millrace.engine.file.FeedSource.Reading;
import io.millrace.engine.runtime.ConnectorContext;
import io.millrace.engine.runtime.DeploymentRefused;
import java.nio.file.Path;

/** A file as something to read. */
final class FileInput {
    private FileInput() {}

    static Reading open(ConnectorContext context) throws DeploymentRefused {
        final Path path = context.baseFolder().resolve(context.setting("path"));
        FileChecks.refuse(FileChecks.unreadable(context.node(), path));
        final boolean follow = Boolean.parseBoolean(context.setting("follow"));
        final Feed feed = new Feed(context::wake);
        final Thread thread =
                Threads.start("millrace-" + context.node() + "-reader", new FileReading(path, follow, feed));
        final Runnable stop = () -> {
            feed.stop();
            thread.interrupt();
        };
        return new Reading(feed, path.toString(), follow ? "following" : "reading", stop, false);
    }
}
