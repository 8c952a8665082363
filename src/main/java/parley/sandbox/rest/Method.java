package parley.sandbox.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One REST method.
 *
 * @param scopes one of which must be granted; none for the methods that are always there (scopes.md, 2)
 */
record Method(Set<String> scopes, Body body) {
    /** What the method does; a refusal is thrown. */
    interface Body {
        @Nullable
        Object answer(Call call);
    }

    static Method basic(Body body) {
        return new Method(Set.of(), body);
    }

    static Method imbot(Body body) {
        return new Method(Set.of("imbot"), body);
    }

    boolean isGranted(Iterable<String> granted) {
        if (scopes.isEmpty()) {
            return true;
        }
        for (String scope : granted) {
            if (scopes.contains(scope)) {
                return true;
            }
        }
        return false;
    }
}
