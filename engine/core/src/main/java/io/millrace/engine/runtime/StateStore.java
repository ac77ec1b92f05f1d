package io.millrace.engine.runtime;

import io.millrace.engine.api.StateFactory;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.StateDeclaration;
import io.millrace.engine.topology.StateDeclaration.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one State. They outlive the code that made them.
 *
 * <p>Threading: the worker that owns them.
 */
final class StateStore {
    private static final Object WHOLE_APPLICATION = new Object();

    private final StateDeclaration declaration;
    private final CodeRef code;
    private final Map<Object, Object> objects = new HashMap<>();
    /** Holds them instead where they are kept for a time only. */
    private final @Nullable AgedObjects aged;

    private StateFactory<Object> factory = () -> {
        throw new IllegalStateException("no factory yet");
    };
    /** Made to see whether it can be made; the next new key gets it. */
    private @Nullable Object spare;

    private @Nullable Class<?> type;
    /** The one object of a State of the whole application that is kept for ever, once it is there. */
    private @Nullable Object whole;

    StateStore(StateDeclaration declaration) {
        this.declaration = declaration;
        this.code = new CodeRef(declaration.name(), Role.STATE);
        this.aged =
                declaration.ttl().map(Duration::toNanos).map(AgedObjects::new).orElse(null);
    }

    /** The objects where they are kept for a time only; null where they are kept for ever. */
    @Nullable
    AgedObjects aged() {
        return aged;
    }

    /** Whether an object that is gone had a key that somebody can be told. */
    boolean tellsKeys() {
        return aged != null && declaration.scope() == Scope.KEY;
    }

    CodeRef code() {
        return code;
    }

    /** Class of the objects, once there is a factory. */
    @Nullable
    Class<?> type() {
        return type;
    }

    /** New keys get objects of this factory, the first of them {@code firstObject}. */
    void use(StateFactory<Object> newFactory, Object firstObject) {
        factory = newFactory;
        spare = firstObject;
        type = firstObject.getClass();
    }

    int size() {
        return aged == null ? objects.size() : aged.size();
    }

    /** The object of the key of a message, made when the key is new. */
    Object object(Run run, @Nullable Object messageKey) throws Exception {
        if (whole != null) {
            return whole;
        }
        final Object key = declaration.scope() == Scope.APPLICATION ? WHOLE_APPLICATION : messageKey;
        if (key == null) {
            throw new BadResult("there is no key for the State " + declaration.name());
        }
        final Object known = aged == null ? objects.get(key) : aged.use(key, run.eventTime());
        if (known != null) {
            return known;
        }
        run.key(messageKey);
        final Object made = make(run, key);
        whole = key == WHOLE_APPLICATION && aged == null ? made : null;
        return made;
    }

    private Object make(Run run, Object key) throws Exception {
        Object made = spare;
        if (made == null) {
            run.inside(code);
            made = factory.create();
            if (made == null) {
                throw new BadResult("the factory of the State " + declaration.name() + " gave null");
            }
            run.inside(null);
        }
        spare = null;
        if (aged == null) {
            objects.put(key, made);
        } else {
            aged.put(key, made, run.eventTime());
        }
        return made;
    }
}
