package parley.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every sentence of the pages, by key and language. A sentence with values is a {@link MessageFormat}; one without is taken as
 * it stands, so that it may contain braces.
 */
final class Messages {
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    static Optional<String> find(Locale language, String key, List<?> values) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages.messages", language, NO_OTHER_LANGUAGE);
        if (!bundle.containsKey(key)) {
            return Optional.empty();
        } else if (values.isEmpty()) {
            return Optional.of(bundle.getString(key));
        } else {
            return Optional.of(new MessageFormat(bundle.getString(key), language).format(values.toArray()));
        }
    }

    /** The sentence; a missing one is visible as such, like in a template. */
    static String text(Locale language, String key, Object... values) {
        return find(language, key, List.of(values)).orElse("??" + key + "_" + language + "??");
    }
}
