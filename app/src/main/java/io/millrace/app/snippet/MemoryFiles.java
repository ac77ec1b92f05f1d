package io.millrace.app.snippet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Class files of one compilation, in memory; classes of an earlier one are seen on the class path. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ClassFile> written = new LinkedHashMap<>();
    private final Map<String, ClassFile> visible;

    MemoryFiles(JavaFileManager standard, Map<String, ClassFile> visible) {
        super(standard);
        this.visible = visible;
    }

    /** A class file and the source that it came from. */
    static final class ClassFile extends SimpleJavaFileObject {
        private final String binaryName;
        private final @Nullable FileObject source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String binaryName, @Nullable FileObject source) {
            super(URI.create("mem:///classes/" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
            this.binaryName = binaryName;
            this.source = source;
        }

        static ClassFile of(String binaryName, byte[] bytes) {
            final ClassFile file = new ClassFile(binaryName, null);
            file.bytes.writeBytes(bytes);
            return file;
        }

        @Nullable
        FileObject source() {
            return source;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    Map<String, ClassFile> written() {
        return written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
        final ClassFile file = new ClassFile(className, sibling);
        written.put(className, file);
        return file;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.CLASS_PATH && packageName.equals(Names.PACKAGE)) {
            return kinds.contains(Kind.CLASS) ? new ArrayList<>(visible.values()) : List.of();
        }
        return super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassFile own ? own.binaryName : super.inferBinaryName(location, file);
    }

    /** The standard manager is shared by many compilations. */
    @Override
    public void close() {}
}
