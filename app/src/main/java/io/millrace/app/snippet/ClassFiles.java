package io.millrace.app.snippet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and changes class files. Snippets are compiled as one package, so that users write no modifiers, but run in
 * several loaders, where only public things are seen: what is neither public nor private becomes public.
 */
final class ClassFiles {
    private static final int PUBLIC = 0x0001;
    private static final int PRIVATE = 0x0002;
    private static final int PROTECTED = 0x0004;
    private static final Pattern USER_CLASS =
            Pattern.compile(Pattern.quote(Names.PACKAGE.replace('.', '/') + "/") + "[^;<>.:/\\[()]+");

    private final ByteBuffer file;
    private final String[] texts;

    private ClassFiles(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        file.position(8);
        texts = new String[Short.toUnsignedInt(file.getShort())];
        readPool();
    }

    /** The same class with everything public that is not private. */
    static byte[] opened(byte[] classFile) {
        final byte[] copy = classFile.clone();
        new ClassFiles(copy).open();
        return copy;
    }

    /** Binary names of the user's classes that a class file names. */
    static Set<String> references(byte[] classFile) {
        final Set<String> names = new HashSet<>();
        for (final String text : new ClassFiles(classFile).texts) {
            if (text != null && text.contains(Names.PACKAGE.replace('.', '/'))) {
                final Matcher matcher = USER_CLASS.matcher(text);
                while (matcher.find()) {
                    names.add(matcher.group().replace('/', '.'));
                }
            }
        }
        return names;
    }

    private void readPool() {
        for (int i = 1; i < texts.length; i++) {
            final int tag = file.get();
            switch (tag) {
                case 1 -> texts[i] = text();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IllegalStateException("constant " + tag + " in a class file");
            }
        }
    }

    private String text() {
        final byte[] bytes = new byte[Short.toUnsignedInt(file.getShort())];
        file.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(long bytes) {
        file.position(Math.toIntExact(file.position() + bytes));
    }

    private void open() {
        openFlags();
        skip(4);
        skip(2L * Short.toUnsignedInt(file.getShort()));
        members();
        members();
        attributes();
    }

    private void openFlags() {
        final int at = file.position();
        final int flags = file.getShort();
        if ((flags & PRIVATE) == 0) {
            file.putShort(at, (short) (flags & ~PROTECTED | PUBLIC));
        }
    }

    private void members() {
        final int count = Short.toUnsignedInt(file.getShort());
        for (int i = 0; i < count; i++) {
            openFlags();
            skip(4);
            attributes();
        }
    }

    private void attributes() {
        final int count = Short.toUnsignedInt(file.getShort());
        for (int i = 0; i < count; i++) {
            final String name = texts[Short.toUnsignedInt(file.getShort())];
            final long length = Integer.toUnsignedLong(file.getInt());
            if ("InnerClasses".equals(name)) {
                innerClasses();
            } else {
                skip(length);
            }
        }
    }

    private void innerClasses() {
        final int count = Short.toUnsignedInt(file.getShort());
        for (int i = 0; i < count; i++) {
            skip(6);
            openFlags();
        }
    }
}
