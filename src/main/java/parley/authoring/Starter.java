package parley.authoring;

import java.util.Locale;
import java.util.ResourceBundle;

/** Words to keep or to change, in every language a bot can be written in. */
final class Starter {
    private Starter() {}

    /** @param language one of {@link BotDraft#LANGUAGES} */
    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "parley.authoring.starter",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
