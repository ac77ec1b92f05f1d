package io.millrace.app.snippet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the classes of one part of a project; classes of other parts come from their loaders, the rest from above. */
final class UserLoader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, UserLoader> others;

    UserLoader(ClassLoader above, Map<String, byte[]> classes, Map<String, UserLoader> others) {
        super(above);
        this.classes = Map.copyOf(classes);
        this.others = Map.copyOf(others);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(Names.PACKAGE + ".")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final @Nullable Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        final byte[] bytes = classes.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        final UserLoader other = others.get(name);
        if (other == null) {
            throw new ClassNotFoundException(name);
        }
        return other.loadClass(name);
    }
}
