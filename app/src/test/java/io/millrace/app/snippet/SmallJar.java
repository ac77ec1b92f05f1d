package io.millrace.app.snippet;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A library with the class {@code units.Units}, signed in appearance and with a module. */
public final class SmallJar {
    private SmallJar() {}

    public static void write(Path jar) throws IOException {
        final Path classes = Files.createTempDirectory("classes");
        final JavaFileObject source =
                new SimpleJavaFileObject(URI.create("mem:///units/Units.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return "package units; public final class Units { public static final double ZERO = 273.15;"
                                + " public static double kelvin(double c) { return c + ZERO; } }";
                    }
                };
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("--release", "17", "-d", classes.toString()), null, List.of(source))
                .call();
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, "units/Units.class", Files.readAllBytes(classes.resolve("units/Units.class")));
            put(out, "module-info.class", new byte[] {1});
            put(out, "META-INF/SIGNER.SF", "x".getBytes(StandardCharsets.UTF_8));
            put(out, "META-INF/units.properties", "a=b".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
