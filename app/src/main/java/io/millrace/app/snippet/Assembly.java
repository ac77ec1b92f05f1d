package io.millrace.app.snippet;

import io.millrace.app.snippet.Loaders.Loaded;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.runtime.CodeFactory;
import io.millrace.engine.topology.CodeRef;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds in loaded classes what the engine and the trials need of them. */
final class Assembly {
    private static final Set<Role> GIVING = Set.of(Role.DECODE, Role.COMPUTE, Role.GENERATE, Role.AGGREGATE, Role.JOIN);

    private final Analysed analysed;
    private final Map<CodeRef, Class<?>> adapters = new TreeMap<>();

    Assembly(Analysed analysed, Map<String, Loaded> loaded) throws ClassNotFoundException {
        this.analysed = analysed;
        for (final CodeRef ref : analysed.entries().keySet()) {
            final ClassLoader loader = Build.adapter(ref, loaded).loader();
            adapters.put(ref, loader.loadClass(Names.binary(Names.adapter(ref))));
        }
    }

    Map<CodeRef, CodeFactory> factories() throws NoSuchMethodException {
        final Map<CodeRef, CodeFactory> factories = new TreeMap<>();
        for (final Map.Entry<CodeRef, Class<?>> adapter : adapters.entrySet()) {
            factories.put(adapter.getKey(), factory(adapter.getValue().getConstructor()));
        }
        return factories;
    }

    private static CodeFactory factory(Constructor<?> constructor) {
        return () -> {
            try {
                return constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        };
    }

    /** By node, in these loaders; every type that goes over an edge stands in the interface of some adapter. */
    Map<String, Type> messageTypes() {
        final Map<String, Type> byText = new HashMap<>();
        adapters.forEach((ref, adapter) -> {
            final Entry entry = analysed.entries().get(ref);
            if (entry != null && adapter.getGenericInterfaces()[0] instanceof ParameterizedType declared) {
                final Type[] arguments = declared.getActualTypeArguments();
                if (ref.role() == Role.KEY) {
                    entry.in().ifPresent(in -> byText.putIfAbsent(TypeTexts.boxed(in), arguments[0]));
                } else if (GIVING.contains(ref.role())) {
                    entry.out().ifPresent(out -> byText.put(TypeTexts.boxed(out), arguments[arguments.length - 1]));
                }
            }
        });
        final Map<String, Type> types = new TreeMap<>();
        analysed.messages()
                .forEach(
                        (node, text) -> Optional.ofNullable(byText.get(text)).ifPresent(type -> types.put(node, type)));
        return types;
    }

    Map<CodeRef, String> names() {
        final Map<CodeRef, String> names = new TreeMap<>();
        adapters.forEach((ref, adapter) -> names.put(ref, adapter.getName()));
        return names;
    }
}
