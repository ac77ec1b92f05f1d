package io.millrace.app.export;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The classes that a class file names. */
final class ClassReferences {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private ClassReferences() {}

    /** Internal names, such as {@code io/netty/channel/Channel}; arrays are left out. */
    static Set<String> of(byte[] classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.readInt();
            in.readInt();
            final int count = in.readUnsignedShort();
            final String[] texts = new String[count];
            final int[] names = new int[count];
            for (int i = 1; i < count; i++) {
                final int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    texts[i] = in.readUTF();
                } else if (tag == CLASS) {
                    names[i] = in.readUnsignedShort();
                } else {
                    in.skipNBytes(size(tag));
                }
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
            return named(texts, names);
        }
    }

    private static Set<String> named(String[] texts, int[] names) {
        final Set<String> found = new LinkedHashSet<>();
        for (final int name : names) {
            if (name > 0 && !texts[name].startsWith("[")) {
                found.add(texts[name]);
            }
        }
        return found;
    }

    private static int size(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case STRING, METHOD_TYPE, MODULE, PACKAGE -> 2;
            case METHOD_HANDLE -> 3;
            default -> 4;
        };
    }
}
