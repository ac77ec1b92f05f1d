package io.millrace.app.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A jar or a folder of classes on the class path. */
record Library(Path place) {
    /** The library that a class comes from; empty for the JDK's classes and for those that are not there. */
    static Optional<Library> of(String internalName, ClassLoader loader) {
        final String file = internalName + ".class";
        final URL url = loader.getResource(file);
        if (url == null) {
            return Optional.empty();
        }
        final String text = url.toString();
        if (text.startsWith("jar:file:")) {
            return Optional.of(new Library(path(text.substring("jar:".length(), text.indexOf("!/")))));
        } else if (text.startsWith("file:")) {
            return Optional.of(new Library(path(text.substring(0, text.length() - file.length()))));
        }
        return Optional.empty();
    }

    private static Path path(String url) {
        try {
            return Path.of(new URI(url));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url, e);
        }
    }

    String name() {
        return String.valueOf(place.getFileName());
    }

    /** Every file in it, by name with slashes. */
    Map<String, byte[]> files() throws IOException {
        return Files.isDirectory(place) ? fromFolder() : fromJar();
    }

    private Map<String, byte[]> fromJar() throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(place.toFile())) {
            final Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                final JarEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return files;
    }

    private Map<String, byte[]> fromFolder() throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(name(file), bytes(file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private String name(Path file) {
        return place.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
