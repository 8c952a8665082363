package parley.engine;

import java.util.Set;

/**
 * A word of a text as a comparison sees it.
 *
 * @param form as it was written, in small letters without accents
 * @param stems what its inflections share; several where the form belongs to several words
 * @param telling whether a text must repeat it to say the same
 * @param turning whether it turns the sense round, as "not", or makes another question of it, as "when"
 */
record Term(String form, Set<String> stems, boolean telling, boolean turning) {
    Term {
        stems = Set.copyOf(stems);
    }

    boolean shares(Term other) {
        return stems.stream().anyMatch(other.stems::contains);
    }
}
