package io.millrace.app.standalone;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Ctrl-C, and the wish of a system that a process ends, each time it comes: a shutdown hook learns of the first alone.
 * The JDK's class for that is none of its official ones, so it is looked up, and done without where it is missing.
 */
public final class StopSignals {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private StopSignals() {}

    /**
     * From now on these signals run the action, on a thread of their own, and do nothing else.
     *
     * @return whether that can be done here
     */
    public static boolean on(Runnable action) {
        try {
            final Class<?> signal = Class.forName("sun.misc.Signal");
            final Class<?> handler = Class.forName("sun.misc.SignalHandler");
            final Object told = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return answer(proxy, method.getName(), args);
                    });
            for (final String name : NAMES) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), told);
            }
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Object answer(Object proxy, String method, Object[] args) {
        return switch (method) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stop";
        };
    }
}
