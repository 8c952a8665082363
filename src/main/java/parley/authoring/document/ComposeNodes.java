package parley.authoring.document;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Makes the tree of a document, of no more than a document may have. */
final class ComposeNodes {
    static final int MOST_CHARACTERS = 2_000_000;
    static final int MOST_LEVELS = 200;

    /** Characters that JSON allows inside quotation marks and YAML only escaped. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\x7F-\\x84\\x86-\\x9F\\uFEFF\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])"
                    + "|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS + 1).build();

    private final Mistakes mistakes;

    ComposeNodes(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Empty when there is none; then a mistake was noted. */
    Optional<Node> compose(String text) {
        if (text.length() > MOST_CHARACTERS) {
            mistakes.add(1, 1, Mistake.Kind.TOO_LONG, Integer.toString(MOST_CHARACTERS));
            return Optional.empty();
        }
        String yaml = text.startsWith("{") ? escaped(text) : text;
        try {
            return isSound(yaml) ? new Compose(SETTINGS).composeString(yaml) : Optional.empty();
        } catch (ReaderException e) {
            invisible(yaml, e);
        } catch (MarkedYamlEngineException e) {
            noteSyntax(e);
        } catch (YamlEngineException | IllegalArgumentException e) {
            // The second: the library turns the escape of a character that does not exist into one.
            mistakes.add(1, 1, Mistake.Kind.NOT_YAML);
        }
        return Optional.empty();
    }

    /** Documents were once kept as JSON. */
    private static String escaped(String json) {
        return UNPRINTABLE
                .matcher(json)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** Looks before a tree grows: reading events takes no more room than the deepest of them. */
    private boolean isSound(String yaml) {
        int levels = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            switch (event) {
                case CollectionStartEvent start -> {
                    levels++;
                    if (!isPlain(start, start.getTag()) || tooDeep(levels, start)) {
                        return false;
                    }
                }
                case CollectionEndEvent _ -> levels--;
                case ScalarEvent scalar -> {
                    if (!isPlain(scalar, scalar.getTag())) {
                        return false;
                    }
                }
                case AliasEvent alias -> {
                    return refuse(alias, Mistake.Kind.ANCHOR);
                }
                case DocumentStartEvent start -> {
                    documents++;
                    if (documents > 1) {
                        return refuse(start, Mistake.Kind.SECOND_DOCUMENT);
                    }
                }
                default -> {}
            }
        }
        if (documents == 0) {
            mistakes.add(1, 1, Mistake.Kind.NOTHING);
        }
        return documents == 1;
    }

    private boolean isPlain(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            return refuse(event, Mistake.Kind.ANCHOR);
        }
        return tag.isEmpty() || refuse(event, Mistake.Kind.TAG, tag.get());
    }

    private boolean tooDeep(int levels, Event event) {
        return levels > MOST_LEVELS && !refuse(event, Mistake.Kind.TOO_DEEP, Integer.toString(MOST_LEVELS));
    }

    private boolean refuse(Event event, Mistake.Kind kind, String... details) {
        mistakes.add(event.getStartMark(), kind, details);
        return false;
    }

    private void invisible(String yaml, ReaderException e) {
        int end = Math.clamp(e.getPosition(), 0, yaml.codePointCount(0, yaml.length()));
        String before = yaml.substring(0, yaml.offsetByCodePoints(0, end));
        int line = (int) before.lines().count();
        String last = before.substring(before.lastIndexOf('\n') + 1);
        boolean fresh = before.isEmpty() || before.endsWith("\n");
        mistakes.add(
                fresh ? line + 1 : line,
                last.codePointCount(0, last.length()) + 1,
                Mistake.Kind.INVISIBLE_CHARACTER,
                String.format("U+%04X", e.getCodePoint()));
    }

    private void noteSyntax(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        Optional<Mark> at = e.getProblemMark();
        if (context.contains("quoted scalar") && problem.contains("unexpected end")) {
            mistakes.add(e.getContextMark().or(() -> at), Mistake.Kind.OPEN_QUOTE);
        } else if (problem.contains("mapping values are not allowed")) {
            mistakes.add(at, Mistake.Kind.COLON);
        } else if (problem.contains("\\t") || context.contains("\\t")) {
            mistakes.add(at, Mistake.Kind.TAB);
        } else if (problem.contains("found character '")) {
            mistakes.add(
                    at,
                    Mistake.Kind.RESERVED_CHARACTER,
                    at.map(ComposeNodes::character).orElse(""));
        } else {
            mistakes.add(at, Mistake.Kind.NOT_YAML);
        }
    }

    private static String character(Mark mark) {
        return mark.getPointer() < mark.getBuffer().length
                ? Character.toString(mark.getBuffer()[mark.getPointer()])
                : "";
    }
}
