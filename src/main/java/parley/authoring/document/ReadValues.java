package parley.authoring.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import parley.engine.Schedule.Span;
import parley.engine.Text;

/** Reads single values. Where one is wrong, that is noted and something stands for it. */
final class ReadValues {
    private static final Set<Tag> NUMBERS = Set.of(Tag.INT, Tag.FLOAT);
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.\\d{1,30}|\\d{1,30}(\\.\\d{0,30})?)([eE][-+]?\\d{1,2})?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;
    private static final String MIDNIGHT = "24:00";

    private final Mistakes mistakes;

    ReadValues(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        } else if (node instanceof ScalarNode scalar) {
            boolean nothing = scalar.getValue().isEmpty();
            mistakes.add(node, nothing ? Mistake.Kind.EMPTY : Mistake.Kind.NEEDS_QUOTES, scalar.getValue());
        } else {
            bracesOr(node);
        }
        return "";
    }

    /** {@code say: {link}} is a group of keys to YAML and a variable to its author. */
    private void bracesOr(Node node) {
        boolean braces = node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.FLOW
                && mapping.getValue().size() == 1
                && Fields.isNothing(mapping.getValue().getFirst().getValueNode());
        if (braces && ((MappingNode) node).getValue().getFirst().getKeyNode() instanceof ScalarNode key) {
            mistakes.add(node, Mistake.Kind.BRACES, "{" + key.getValue() + "}");
        } else {
            mistakes.add(node, Mistake.Kind.NOT_A_TEXT);
        }
    }

    Text template(Node node) {
        return Text.parse(text(node));
    }

    List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        mistakes.add(node, Fields.isNothing(node) ? Mistake.Kind.EMPTY : Mistake.Kind.NOT_A_LIST);
        return List.of();
    }

    <T> List<T> list(Node node, Function<Node, T> item) {
        return items(node).stream().map(item).toList();
    }

    List<String> texts(Node node) {
        return list(node, this::text);
    }

    boolean yes(Node node) {
        boolean bool = node.getTag().equals(Tag.BOOL);
        if (!bool) {
            mistakes.add(node, Mistake.Kind.NOT_TRUE_OR_FALSE, shown(node));
        }
        return bool && ((ScalarNode) node).getValue().equalsIgnoreCase("true");
    }

    long whole(Node node, long least, long most) {
        String written = shown(node);
        if (!node.getTag().equals(Tag.INT) || !WHOLE.matcher(written).matches()) {
            mistakes.add(node, Mistake.Kind.NOT_A_WHOLE_NUMBER, written);
            return least;
        }
        long number = Long.parseLong(written);
        if (number < least || number > most) {
            mistakes.add(node, Mistake.Kind.OUT_OF_RANGE, written, Long.toString(least), Long.toString(most));
        }
        return number;
    }

    BigDecimal number(Node node) {
        String written = shown(node);
        if (NUMBERS.contains(node.getTag()) && DECIMAL.matcher(written).matches()) {
            return new BigDecimal(written);
        }
        mistakes.add(node, Mistake.Kind.NOT_A_NUMBER, written);
        return BigDecimal.ZERO;
    }

    <T> T word(Node node, Words<T> words) {
        Optional<T> meant = words.things().stream()
                .filter(thing -> words.of(thing).equals(shown(node)))
                .findAny();
        if (meant.isEmpty()) {
            mistakes.add(node, Mistake.Kind.UNKNOWN_WORD, shown(node), String.join(", ", words.all()));
        }
        return meant.orElse(words.things().getFirst());
    }

    Duration duration(Node node) {
        Optional<Duration> duration = node.getTag().equals(Tag.STR) ? Durations.read(shown(node)) : Optional.empty();
        if (duration.isEmpty()) {
            mistakes.add(node, Mistake.Kind.NOT_A_DURATION, shown(node));
        }
        return duration.orElse(Duration.ZERO);
    }

    LocalTime time(Node node) {
        return parsed(node, Mistake.Kind.NOT_A_TIME, ReadValues::time, LocalTime.MIDNIGHT);
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text, TIME);
    }

    LocalDate date(Node node) {
        return parsed(node, Mistake.Kind.NOT_A_DATE, LocalDate::parse, LocalDate.EPOCH);
    }

    Span span(Node node) {
        return parsed(
                node, Mistake.Kind.NOT_A_SPAN, ReadValues::span, new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    }

    private static Span span(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new DateTimeException("no span");
        }
        String end = text.substring(dash + 1).strip();
        return new Span(time(text.substring(0, dash).strip()), end.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : time(end));
    }

    ZoneId zone(Node node) {
        ZoneId zone = parsed(node, Mistake.Kind.NOT_A_ZONE, ZoneId::of, ZoneOffset.UTC);
        return zone.getId().equals("UTC") ? ZoneOffset.UTC : zone;
    }

    Locale language(Node node) {
        return parsed(node, Mistake.Kind.NOT_A_LANGUAGE, ReadValues::language, Locale.ENGLISH);
    }

    private static Locale language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new DateTimeException(e.getMessage(), e);
        }
    }

    private <T> T parsed(Node node, Mistake.Kind kind, Function<String, T> parser, T otherwise) {
        try {
            if (node.getTag().equals(Tag.STR)) {
                return parser.apply(shown(node));
            }
        } catch (DateTimeException e) {
            // Not what was expected: the note below says so.
        }
        mistakes.add(node, kind, shown(node));
        return otherwise;
    }

    static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode _ -> "[…]";
            default -> "{…}";
        };
    }
}
