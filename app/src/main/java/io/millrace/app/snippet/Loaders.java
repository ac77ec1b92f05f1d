package io.millrace.app.snippet;

import io.millrace.app.snippet.Parts.Part;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each part of a project a loader, and the same one again while neither its classes nor those that it needs have
 * changed and somebody still uses it. Only weak references are kept: what no deployment uses is collected.
 */
final class Loaders {
    private final ClassLoader above;
    private final String identity;
    private final Map<String, WeakReference<UserLoader>> known = new HashMap<>();

    /**
     * Loaders below another one.
     *
     * @param identity of that one; empty for the engine's
     */
    Loaders(ClassLoader above, String identity) {
        this.above = above;
        this.identity = identity;
    }

    /** A class's loader and a token that is equal exactly while the loader is. */
    record Loaded(UserLoader loader, String token) {}

    /** Loaders by the binary name of each class. */
    Map<String, Loaded> load(List<Part> parts) {
        known.values().removeIf(reference -> reference.get() == null);
        final Map<Part, Loaded> done = new IdentityHashMap<>();
        final Map<String, Loaded> byClass = new HashMap<>();
        for (final Part part : parts) {
            final List<Loaded> uses = part.uses().stream()
                    .map(p -> java.util.Objects.requireNonNull(done.get(p)))
                    .toList();
            final String token = token(part, uses);
            final Loaded loaded = new Loaded(loader(part, token, byClass), token);
            done.put(part, loaded);
            part.classes().keySet().forEach(name -> byClass.put(name, loaded));
        }
        return byClass;
    }

    private UserLoader loader(Part part, String token, Map<String, Loaded> byClass) {
        final WeakReference<UserLoader> reference = known.get(token);
        final UserLoader alive = reference == null ? null : reference.get();
        if (alive != null) {
            return alive;
        }
        final Map<String, UserLoader> others = new HashMap<>();
        for (final Part used : part.uses()) {
            for (final String name : used.classes().keySet()) {
                others.put(
                        name,
                        java.util.Objects.requireNonNull(byClass.get(name)).loader());
            }
        }
        final UserLoader fresh = new UserLoader(above, part.classes(), others);
        known.put(token, new WeakReference<>(fresh));
        return fresh;
    }

    private String token(Part part, List<Loaded> uses) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(identity.getBytes(StandardCharsets.UTF_8));
            part.classes().forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            uses.forEach(used -> digest.update(used.token().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
