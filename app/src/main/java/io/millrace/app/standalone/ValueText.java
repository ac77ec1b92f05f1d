package io.millrace.app.standalone;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages as text, so that a jar can carry those of its tests: records, enums, collections, and JDK values that can be
 * made from their own text. Words in prefix order: {@code record demo.Vote 2 java.lang.Character A java.lang.Long 5}.
 */
final class ValueText {
    private static final String NULL = "null";

    private ValueText() {}

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException for one that holds an object of another kind; the message names its class
     */
    static String write(Object value) {
        final List<String> words = new ArrayList<>();
        walk(value, part -> words.add(part instanceof Plain plain ? plain.text() : part.toString()));
        return String.join(" ", words);
    }

    /** Throws what {@link #write} would. */
    static void check(Object value) {
        walk(value, part -> {});
    }

    /** A JDK value, whose text is made when it is wanted. */
    private record Plain(Object value) {
        String text() {
            return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The value of a text.
     *
     * @param loader knows the classes that the text names
     * @throws IllegalArgumentException for a text that {@link #write} did not give
     */
    static Object read(String text, ClassLoader loader) {
        final Object value = new Reader(new ArrayDeque<>(Arrays.asList(text.split(" ", -1))), loader).read();
        if (value == null) {
            throw new IllegalArgumentException("no message in: " + text);
        }
        return value;
    }

    /** Hands over word after word, and a {@link Plain} in the place of a value's text. */
    private static void walk(@Nullable Object value, Consumer<Object> words) {
        if (value == null) {
            words.accept(NULL);
        } else if (value instanceof Record record) {
            final RecordComponent[] components = record.getClass().getRecordComponents();
            each(words, "record", record.getClass().getName(), components.length);
            Arrays.stream(components).forEach(component -> walk(component(record, component), words));
        } else if (value instanceof Enum<?> constant) {
            each(words, "enum", constant.getDeclaringClass().getName(), constant.name());
        } else if (value instanceof Map<?, ?> map) {
            each(words, "map", map.size());
            map.forEach((key, element) -> {
                walk(key, words);
                walk(element, words);
            });
        } else if (value instanceof Collection<?> elements) {
            each(words, value instanceof Set ? "set" : "list", elements.size());
            elements.forEach(element -> walk(element, words));
        } else if (value instanceof Optional<?> optional) {
            words.accept("optional");
            walk(optional.orElse(null), words);
        } else if (value.getClass().isArray()) {
            array(value, words);
        } else {
            plain(value, words);
        }
    }

    private static void each(Consumer<Object> words, Object... parts) {
        List.of(parts).forEach(words);
    }

    private static void array(Object array, Consumer<Object> words) {
        final int length = Array.getLength(array);
        each(words, "array", array.getClass().getComponentType().getName(), length);
        for (int i = 0; i < length; i++) {
            walk(Array.get(array, i), words);
        }
    }

    private static void plain(Object value, Consumer<Object> words) {
        final Class<?> type = value.getClass();
        if (type.getClassLoader() != null || fromText(type).isEmpty()) {
            throw new IllegalArgumentException("a " + type.getSimpleName() + " has no text form");
        }
        each(words, type.getName(), new Plain(value));
    }

    private static @Nullable Object component(Record record, RecordComponent component) {
        final Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return Reflected.get(() -> accessor.invoke(record));
    }

    /** How a JDK value is made from its own text. */
    private static Optional<Reflected.FromText> fromText(Class<?> type) {
        if (type == String.class) {
            return Optional.of(text -> text);
        } else if (type == Character.class) {
            return Optional.of(text -> text.charAt(0));
        }
        for (final String name : List.of("valueOf", "parse", "fromString", "of")) {
            for (final Class<?> from : List.of(String.class, CharSequence.class)) {
                final Optional<Reflected.FromText> maker = Reflected.factory(type, name, from);
                if (maker.isPresent()) {
                    return maker;
                }
            }
        }
        return Number.class.isAssignableFrom(type) ? Reflected.constructor(type) : Optional.empty();
    }

    /** Reads words in the order in which they were written. */
    private record Reader(Deque<String> words, ClassLoader loader) {
        @Nullable
        Object read() {
            final String word = words.remove();
            return switch (word) {
                case NULL -> null;
                case "record" -> record(type(words.remove()), size());
                case "enum" -> constant(type(words.remove()), words.remove());
                case "list" -> Collections.unmodifiableList(elements(size()));
                case "set" -> Collections.unmodifiableSet(new LinkedHashSet<>(elements(size())));
                case "map" -> map(size());
                case "optional" -> Optional.ofNullable(read());
                case "array" -> array(type(words.remove()), size());
                default -> plain(type(word), URLDecoder.decode(words.remove(), StandardCharsets.UTF_8));
            };
        }

        private int size() {
            return Integer.parseInt(words.remove());
        }

        private Class<?> type(String name) {
            return Reflected.type(name, loader);
        }

        private List<@Nullable Object> elements(int size) {
            final List<@Nullable Object> elements = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                elements.add(read());
            }
            return elements;
        }

        private Map<@Nullable Object, @Nullable Object> map(int size) {
            final Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                final Object key = read();
                map.put(key, read());
            }
            return Collections.unmodifiableMap(map);
        }

        private @Nullable Object record(Class<?> type, int size) {
            final Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            final Object[] values = elements(size).toArray();
            return Reflected.get(() -> {
                final Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            });
        }

        private static Object constant(Class<?> type, String name) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no " + name));
        }

        private Object array(Class<?> type, int length) {
            final Object array = Array.newInstance(type, length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, read());
            }
            return array;
        }

        private static @Nullable Object plain(Class<?> type, String text) {
            final Reflected.FromText maker = fromText(type)
                    .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no text form"));
            return Reflected.get(() -> maker.make(text));
        }
    }

    /** Reflection whose failures are {@link IllegalArgumentException}s. */
    private static final class Reflected {
        private static final Map<String, Class<?>> PRIMITIVES = Map.of(
                "byte",
                byte.class,
                "short",
                short.class,
                "int",
                int.class,
                "long",
                long.class,
                "float",
                float.class,
                "double",
                double.class,
                "char",
                char.class,
                "boolean",
                boolean.class);

        private Reflected() {}

        private interface FromText {
            @Nullable
            Object make(String text) throws ReflectiveOperationException;
        }

        private interface Call {
            @Nullable
            Object run() throws ReflectiveOperationException;
        }

        static @Nullable Object get(Call call) {
            try {
                return call.run();
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(String.valueOf(e.getCause()), e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e.toString(), e);
            }
        }

        static Class<?> type(String name, ClassLoader loader) {
            final Class<?> primitive = PRIMITIVES.get(name);
            try {
                return primitive == null ? Class.forName(name, false, loader) : primitive;
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException("there is no class " + name, e);
            }
        }

        static Optional<FromText> factory(Class<?> type, String name, Class<?> from) {
            try {
                final Method method = type.getMethod(name, from);
                final boolean fits =
                        java.lang.reflect.Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type;
                return fits ? Optional.of(text -> method.invoke(null, text)) : Optional.empty();
            } catch (NoSuchMethodException e) {
                return Optional.empty();
            }
        }

        static Optional<FromText> constructor(Class<?> type) {
            try {
                final Constructor<?> constructor = type.getConstructor(String.class);
                return Optional.of(constructor::newInstance);
            } catch (NoSuchMethodException e) {
                return Optional.empty();
            }
        }
    }
}
