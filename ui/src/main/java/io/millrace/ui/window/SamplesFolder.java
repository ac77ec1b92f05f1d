package io.millrace.ui.window;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the samples are: beside the jars of an installation, or in the source tree. */
final class SamplesFolder {
    private static final String NAME = "samples";
    private static final int LEVELS = 5;

    private SamplesFolder() {}

    static Path find() {
        final String given = System.getProperty("millrace.samples", "");
        if (!given.isBlank()) {
            return Path.of(given);
        }
        return own().flatMap(SamplesFolder::above).orElse(Path.of(NAME));
    }

    private static Optional<Path> own() {
        try {
            return Optional.of(Path.of(SamplesFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> above(Path place) {
        Optional<Path> at = Optional.ofNullable(place.toAbsolutePath().getParent());
        for (int i = 0; i < LEVELS && at.isPresent(); i++) {
            final Path candidate = at.get().resolve(NAME);
            if (Files.isRegularFile(candidate.resolve("celsius").resolve("application.json"))) {
                return Optional.of(candidate);
            }
            at = at.map(Path::getParent);
        }
        return Optional.empty();
    }
}
