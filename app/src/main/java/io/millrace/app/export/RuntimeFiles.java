package io.millrace.app.export;

import io.millrace.app.standalone.StandaloneMain;
import io.millrace.engine.runtime.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that any exported application needs to run: what a jar starts with, the engine, and every library that the
 * engine's classes lead to. Found by following the classes that class files name, so that a part of Netty that the
 * engine does not use stays out, and one that it uses later comes in by itself.
 */
final class RuntimeFiles {
    private static final String START = "io/millrace/app/standalone/";
    /** What made code of decoders and encoders calls: taken class by class, so that JSON alone brings no CSV. */
    private static final String CODECS = "io/millrace/codec/";

    private static final Set<String> JDK = Set.of("java/", "javax/", "jdk/", "sun/", "com/sun/");

    private final ClassLoader loader = RuntimeFiles.class.getClassLoader();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<Library> taken = new HashSet<>();
    private final Deque<byte[]> open = new ArrayDeque<>();

    private RuntimeFiles() {}

    /**
     * All of them by name; licences stand in a folder for each library.
     *
     * @param userClasses the application's own classes, which may call codecs
     */
    static Map<String, byte[]> find(Collection<byte[]> userClasses) throws IOException {
        final RuntimeFiles found = new RuntimeFiles();
        found.takeStart();
        found.take(new Library(found.require(Engine.class).place()));
        for (final byte[] userClass : userClasses) {
            for (final String name : ClassReferences.of(userClass)) {
                found.codec(name);
            }
        }
        found.follow();
        return found.files;
    }

    private Library require(Class<?> type) throws IOException {
        return Library.of(type.getName().replace('.', '/'), loader)
                .orElseThrow(() -> new IOException("the classes of " + type.getPackageName() + " are nowhere"));
    }

    /** Of app itself, only the one package that an exported jar begins in. */
    private void takeStart() throws IOException {
        final Library app = require(StandaloneMain.class);
        app.files().forEach((name, bytes) -> {
            if (name.startsWith(START)) {
                add(name, bytes);
            }
        });
        taken.add(app);
    }

    private void take(Library library) throws IOException {
        if (taken.add(library)) {
            library.files().forEach((name, bytes) -> target(library, name).ifPresent(target -> add(target, bytes)));
        }
    }

    private void codec(String name) throws IOException {
        final String file = name + ".class";
        if (name.startsWith(CODECS) && !files.containsKey(file)) {
            try (InputStream in = loader.getResourceAsStream(file)) {
                if (in != null) {
                    add(file, in.readAllBytes());
                }
            }
        }
    }

    private void add(String name, byte[] bytes) {
        if (name.startsWith("META-INF/services/")) {
            files.merge(name, bytes, RuntimeFiles::joined);
        } else if (files.putIfAbsent(name, bytes) == null && name.endsWith(".class")) {
            open.add(bytes);
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        final byte[] both = new byte[first.length + 1 + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        both[first.length] = '\n';
        System.arraycopy(second, 0, both, first.length + 1, second.length);
        return both;
    }

    /** Where a library's file stands in the jar; empty = nowhere. */
    private static Optional<String> target(Library library, String name) {
        if (!name.startsWith("META-INF/") || name.startsWith("META-INF/services/")) {
            return name.endsWith("module-info.class") || name.endsWith("package-info.class")
                    ? Optional.empty()
                    : Optional.of(name);
        }
        final String file = name.substring(name.lastIndexOf('/') + 1).toUpperCase(java.util.Locale.ROOT);
        return file.contains("LICENSE") || file.contains("NOTICE")
                ? Optional.of("META-INF/licenses/" + library.name() + "/" + name.substring("META-INF/".length()))
                : Optional.empty();
    }

    private void follow() throws IOException {
        final Map<String, Optional<Library>> known = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            for (final String name : ClassReferences.of(open.remove())) {
                if (name.startsWith(CODECS)) {
                    codec(name);
                } else if (JDK.stream().noneMatch(name::startsWith) && !files.containsKey(name + ".class")) {
                    final Optional<Library> library =
                            known.computeIfAbsent(name, missing -> Library.of(missing, loader));
                    if (library.isPresent()) {
                        take(library.get());
                    }
                }
            }
        }
    }
}
