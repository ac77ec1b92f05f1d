package io.millrace.engine.runtime;

import io.millrace.engine.api.Context;
import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.StateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instance of user code, made and opened.
 *
 * @param need what it is for
 * @param object the instance
 * @param firstState for a State, an object that its factory has made
 * @param more instances of the same code, each for another thread
 */
record UserFunction(CodeNeed need, Object object, @Nullable Object firstState, List<Object> more) {
    /** Makes and opens an instance; whatever the user's code throws comes out as it is. */
    static UserFunction make(CodeNeed need, CodeFactory factory, Context context) throws Exception {
        final Object object = open(need, factory, context, null);
        final Object firstState = object instanceof StateFactory<?> states ? first(states) : null;
        return new UserFunction(need, object, firstState, List.of());
    }

    /** As {@link #make}, with an instance for each of so many threads; code that can't be made anew is shared. */
    static UserFunction forThreads(int threads, CodeNeed need, CodeFactory factory, Context context) throws Exception {
        UserFunction function = make(need, factory, context);
        try {
            while (function.more().size() < threads - 1) {
                final List<Object> more = new ArrayList<>(function.more());
                more.add(open(need, factory, context, function.object()));
                function = new UserFunction(need, function.object(), null, more);
            }
            return function;
        } catch (Exception | Error problem) {
            function.close();
            throw problem;
        }
    }

    private static Object open(CodeNeed need, CodeFactory factory, Context context, @Nullable Object known)
            throws Exception {
        final Object object = factory.create();
        if (object == null || !need.fits(object)) {
            throw new BadResult("the code is no " + need.types().get(0).getSimpleName());
        }
        if (object instanceof Lifecycle lifecycle && object != known) {
            lifecycle.open(context);
        }
        return object;
    }

    /** One for each thread. */
    List<Object> instances() {
        final List<Object> all = new ArrayList<>(List.of(object));
        all.addAll(more);
        return all;
    }

    private static Object first(StateFactory<?> states) throws Exception {
        final Object first = states.create();
        if (first == null) {
            throw new BadResult("the State's factory gave null");
        }
        return first;
    }

    /** After the last message. */
    void close() throws Exception {
        for (final Object one : identities()) {
            if (one instanceof Lifecycle lifecycle) {
                lifecycle.close();
            }
        }
    }

    private Set<Object> identities() {
        final Set<Object> once = Collections.newSetFromMap(new IdentityHashMap<>());
        once.addAll(instances());
        return once;
    }
}
