package io.millrace.engine.runtime;

import io.millrace.engine.api.Lifecycle;
import io.millrace.engine.api.StateFactory;
import org.jspecify.annotations.Nullable;

/**
 * One instance of user code, made and opened.
 *
 * @param need what it is for
 * @param object the instance
 * @param firstState for a State, an object that its factory has made
 */
record UserFunction(CodeNeed need, Object object, @Nullable Object firstState) {
    /** Makes and opens an instance; whatever the user's code throws comes out as it is. */
    static UserFunction make(CodeNeed need, CodeFactory factory, NodeContext context) throws Exception {
        final Object object = factory.create();
        if (object == null || !need.fits(object)) {
            throw new BadResult("the code is no " + need.types().get(0).getSimpleName());
        }
        final Object firstState = object instanceof StateFactory<?> states ? first(states) : null;
        if (object instanceof Lifecycle lifecycle) {
            lifecycle.open(context);
        }
        return new UserFunction(need, object, firstState);
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
        if (object instanceof Lifecycle lifecycle) {
            lifecycle.close();
        }
    }
}
