package parley.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the topic a message is about: by a command, then by exact words, then by a wording all of whose telling words
 * the message contains. Among equals the author's order decides. Never changes once made.
 */
final class Understanding {
    private final Language language;
    private final Map<String, Wording> commands = new HashMap<>();
    private final Map<String, Wording> exact = new HashMap<>();
    private final StemIndex byStems = new StemIndex();
    private int longestCommand;

    Understanding(Scenario scenario) {
        language = new Language(scenario.language());
        for (Topic topic : scenario.topics()) {
            topic.wordings().forEach(text -> add(new Wording(topic, text)));
        }
    }

    private void add(Wording wording) {
        Phrase phrase = Phrase.of(wording.text(), language);
        if (phrase.isCommand()) {
            commands.putIfAbsent(phrase.key(), wording);
            longestCommand = Math.max(longestCommand, phrase.key().length());
        } else if (!phrase.key().isEmpty()) {
            exact.putIfAbsent(phrase.key(), wording);
            byStems.add(wording, language.stems(phrase.words()), language.tellingStems(phrase.words()));
        }
    }

    Understood understand(String message) {
        Phrase phrase = Phrase.of(message, language);
        Optional<Wording> command = command(phrase);
        if (command.isPresent()) {
            return new Understood(Why.Rule.COMMAND, phrase.key(), command.get());
        }
        @Nullable Wording same = exact.get(phrase.keyWithoutSlash());
        if (same != null) {
            return new Understood(Why.Rule.EXACT_WORDING, phrase.keyWithoutSlash(), same);
        }
        Set<String> stems = language.stems(phrase.words());
        String compared = stems.isEmpty() ? phrase.key() : String.join(" ", stems);
        return byStems.find(stems)
                .map(wording -> new Understood(Why.Rule.ALL_WORDS, compared, wording))
                .orElseGet(() -> new Understood(Why.Rule.FALLBACK, compared, null));
    }

    /** The longest command the message begins with, whole words only. */
    private Optional<Wording> command(Phrase phrase) {
        String key = phrase.key();
        int end = key.length() <= longestCommand ? key.length() : key.lastIndexOf(' ', longestCommand);
        while (end > 0) {
            @Nullable Wording wording = commands.get(key.substring(0, end));
            if (wording != null) {
                return Optional.of(wording);
            }
            end = key.lastIndexOf(' ', end - 1);
        }
        return Optional.empty();
    }
}
