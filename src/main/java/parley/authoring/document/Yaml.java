package parley.authoring.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The parts of a document that is to be written. */
final class Yaml {
    /** Several lines that read in a document as they are said. */
    private static final Pattern PARAGRAPHS = Pattern.compile("[^\\s\\p{C}][^\\p{C}]*+(\\n[^\\p{C}]*+)+");

    /** What the library may write without quotation marks, or in single ones. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[+\\p{L}\\p{N}_](?:[ ]?[\\p{L}\\p{N}_./:+-])*");

    /** No file can hold them. */
    private static final Pattern HALF_CHARACTERS = Pattern.compile("[\uD800-\uDFFF]");

    private static final Pattern UNTIDY =
            Pattern.compile("[ \\u0085\\u2028\\u2029]\\n|\\n[ \\t]|[\\s]$|[\\u0085\\u00A0\\u2028\\u2029]");

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setWidth(120)
            .build();

    private Yaml() {}

    static String toString(Node document) {
        return new Present(SETTINGS)
                .emitToString(new Serialize(SETTINGS).serializeOne(document).iterator());
    }

    /** What people say, always in quotation marks, so that nobody need know when YAML wants them. */
    static Node text(String text) {
        boolean paragraphs =
                PARAGRAPHS.matcher(text).matches() && !UNTIDY.matcher(text).find();
        return scalar(text, paragraphs ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    }

    static List<Node> texts(List<String> texts) {
        return texts.stream().map(Yaml::text).toList();
    }

    /** A name or another word of the document itself. */
    static Node word(String word) {
        return scalar(word, PLAIN_WORD.matcher(word).matches() ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    private static Node scalar(String text, ScalarStyle style) {
        return new ScalarNode(Tag.STR, HALF_CHARACTERS.matcher(text).replaceAll("\uFFFD"), style);
    }

    static Node number(Object number) {
        String written = number.toString();
        Tag tag = written.matches("-?\\d+") ? Tag.INT : Tag.FLOAT;
        return new ScalarNode(tag, written, ScalarStyle.PLAIN);
    }

    static Node yes() {
        return new ScalarNode(Tag.BOOL, "true", ScalarStyle.PLAIN);
    }

    static Node no() {
        return new ScalarNode(Tag.BOOL, "false", ScalarStyle.PLAIN);
    }

    /** One below the other. */
    static Node list(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    /** One beside the other. */
    static Node row(List<Node> items) {
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    /** Keys with values, in this order. */
    static final class Group {
        private final List<NodeTuple> entries = new ArrayList<>();

        static Group of(String key, Node value) {
            return new Group().put(key, value);
        }

        Group put(String key, Node value) {
            entries.add(new NodeTuple(word(key), value));
            return this;
        }

        Group putIf(boolean condition, String key, Supplier<Node> value) {
            return condition ? put(key, value.get()) : this;
        }

        Node node() {
            return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
    }
}
