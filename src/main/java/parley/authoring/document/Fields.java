package parley.authoring.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A group of keys with their values, in the order of the document. */
final class Fields {
    private final Map<String, Node> keys;
    private final Map<String, Node> values;

    private Fields(Map<String, Node> keys, Map<String, Node> values) {
        this.keys = keys;
        this.values = values;
    }

    /** Any keys; each at most once. */
    static Fields of(Node node, Mistakes mistakes) {
        Map<String, Node> keys = new LinkedHashMap<>();
        Map<String, Node> values = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(node, isNothing(node) ? Mistake.Kind.EMPTY : Mistake.Kind.NOT_A_GROUP);
            return new Fields(keys, values);
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(entry.getKeyNode(), Mistake.Kind.NOT_A_TEXT);
            } else if (keys.containsKey(key.getValue())) {
                mistakes.add(key, Mistake.Kind.REPEATED_KEY, key.getValue(), lineOf(keys.get(key.getValue())));
            } else {
                keys.put(key.getValue(), key);
                values.put(key.getValue(), entry.getValueNode());
            }
        }
        return new Fields(keys, values);
    }

    /** The keys of a shape and no others. */
    static Fields of(Node node, Shape shape, Mistakes mistakes) {
        Fields fields = of(node, mistakes);
        fields.keys.forEach((name, key) -> {
            if (!shape.keys().contains(name)) {
                unknown(key, name, shape.keys(), mistakes);
            }
        });
        if (node instanceof MappingNode) {
            shape.required().stream()
                    .filter(name -> !fields.keys.containsKey(name))
                    .forEach(name -> mistakes.add(node, Mistake.Kind.MISSING_KEY, name));
        }
        return fields;
    }

    static void unknown(Node at, String name, Collection<String> known, Mistakes mistakes) {
        Optional<String> meant = closest(name, known);
        if (meant.isPresent()) {
            mistakes.add(at, Mistake.Kind.MISSPELT_KEY, name, meant.get());
        } else {
            mistakes.add(at, Mistake.Kind.UNKNOWN_KEY, name, String.join(", ", known));
        }
    }

    private static Optional<String> closest(String name, Collection<String> known) {
        return known.stream()
                .filter(key -> distance(name, key) <= Math.max(1, key.length() / 4))
                .min(Comparator.comparingInt(key -> distance(name, key)));
    }

    /** Letters to change, add or leave out; a long text is far from everything. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String lineOf(@Nullable Node key) {
        return key == null
                ? "1"
                : Integer.toString(
                        key.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }

    List<String> names() {
        return List.copyOf(keys.keySet());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<Node> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What a reader makes of a value, or what stands for a missing one. */
    <T> T read(String name, Function<Node, T> reader, T otherwise) {
        return find(name).map(reader).orElse(otherwise);
    }

    @Nullable
    <T> T readOrNull(String name, Function<Node, T> reader) {
        return find(name).map(reader).orElse(null);
    }

    /** Every key with its value. */
    void each(BiConsumer<Node, Node> use) {
        keys.forEach((name, key) -> find(name).ifPresent(value -> use.accept(key, value)));
    }
}
