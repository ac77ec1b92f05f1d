package io.millrace.engine.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Makes copies of templates: hidden classes with the same code, each with constants and a profile of its own. A copy is
 * unloaded when nothing refers to it any more.
 *
 * <p>Threading: one thread.
 */
final class Templates {
    private static final Lookup LOOKUP = MethodHandles.lookup();

    private final Map<Class<?>, byte[]> classFiles = new HashMap<>();

    /** For a copy: the parts that it was made with. */
    static <T> T parts(Lookup copy, Class<T> type) {
        try {
            return Objects.requireNonNull(MethodHandles.classData(copy, ConstantDescs.DEFAULT_NAME, type));
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("a template was used without parts", impossible);
        }
    }

    /** An instance of a new copy of the template. */
    Object copy(Class<?> template, Object parts) {
        try {
            final byte[] classFile = classFiles.computeIfAbsent(template, Templates::classFile);
            final Lookup made = LOOKUP.defineHiddenClassWithClassData(classFile, parts, true);
            return made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (RuntimeException | Error problem) {
            throw problem;
        } catch (Throwable impossible) {
            throw new LinkageError("a template could not be copied: " + template.getName(), impossible);
        }
    }

    private static byte[] classFile(Class<?> template) {
        try (InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
            return Objects.requireNonNull(in, template.getName()).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
