package io.millrace.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the designer opens with, whether the word design is said or not. */
final class DesignOptions {
    @Parameters(arity = "0..1", paramLabel = "<project>", description = "A project's folder, to open in the designer.")
    private @Nullable Path folder;

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Durations.class,
            description = "Where no window can be shown: stops after this time, such as 10s.")
    private @Nullable Duration limit;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    Optional<Duration> limit() {
        return Optional.ofNullable(limit);
    }
}
