package parley.authoring;

import java.util.List;

/** A command as an author typed it: nothing checked, nothing lost. */
public record CommandDraft(
        String name, boolean everywhere, boolean hidden, boolean extranet, String topic, List<TitleDraft> titles) {
    /** Languages a portal's people may use, those the pages speak first. */
    public static final List<String> LANGUAGES = List.of(
            "en", "ru", "de", "ar", "es", "fr", "hi", "id", "it", "ja", "kk", "ms", "pl", "pt-BR", "th", "tr", "uk",
            "vi", "zh-CN", "zh-TW");

    public CommandDraft {
        titles = List.copyOf(titles);
    }

    /** A title as typed, for one of the languages. */
    public record TitleDraft(String language, String title, String parameters) {}

    public static CommandDraft blank() {
        return new CommandDraft("", false, false, false, "", List.of());
    }

    /** The command as its form shows it. */
    public static CommandDraft of(Command command) {
        CommandTerms terms = command.terms();
        return new CommandDraft(
                terms.name(),
                terms.everywhere(),
                terms.hidden(),
                terms.extranet(),
                command.topic(),
                terms.titles().stream()
                        .map(title ->
                                new TitleDraft(title.language().toLanguageTag(), title.title(), title.parameters()))
                        .toList());
    }

    /** What was typed for a language; blank when nothing was. */
    public TitleDraft title(String language) {
        return titles.stream()
                .filter(title -> title.language().equals(language))
                .findFirst()
                .orElse(new TitleDraft(language, "", ""));
    }
}
