package parley.authoring;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The titles of a command as one text: the form in which they are kept. */
public final class CommandTitles {
    private static final JsonMapper JSON = new JsonMapper();

    private CommandTitles() {}

    public static String write(List<CommandTitle> titles) {
        ArrayNode written = JSON.createArrayNode();
        titles.forEach(title -> written.addObject()
                .put("language", title.language().toLanguageTag())
                .put("title", title.title())
                .put("parameters", title.parameters()));
        return JSON.writeValueAsString(written);
    }

    /** Reads what {@link #write} wrote. */
    public static List<CommandTitle> read(String text) {
        return StreamSupport.stream(JSON.readTree(text).spliterator(), false)
                .map(title -> new CommandTitle(
                        Locale.forLanguageTag(title.required("language").asString()),
                        title.required("title").asString(),
                        title.required("parameters").asString()))
                .toList();
    }
}
