package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.authoring.CommandDraft.TitleDraft;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;

/** Judges what an author typed of a command. Used once per draft: it gathers every problem, not only the first. */
final class CheckCommand {
    static final int LONGEST_NAME = 30;
    static final int LONGEST_TITLE = 100;
    static final int LONGEST_PARAMETERS = 60;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

    private final CommandDraft draft;
    private final List<Problem> problems = new ArrayList<>();

    CheckCommand(CommandDraft draft) {
        this.draft = draft;
    }

    /** What the draft says, when nothing is wrong with it. */
    record Content(CommandTerms terms, String topic) {}

    /** Exactly one of the two is there: the problems or the content. */
    record Judgement(List<Problem> problems, @Nullable Content content) {}

    /**
     * @param others names that other commands of the bot have, in lower case
     * @param topics ids of the topics there are
     */
    Judgement against(Set<String> others, Set<String> topics) {
        String name = name(others);
        List<CommandTitle> titles = titles();
        if (draft.topic().isBlank()) {
            problems.add(new Problem(Field.COMMAND_TOPIC, Kind.MISSING));
        } else if (!topics.contains(draft.topic())) {
            problems.add(new Problem(Field.COMMAND_TOPIC, Kind.NOT_A_CHOICE));
        }
        if (!problems.isEmpty()) {
            return new Judgement(List.copyOf(problems), null);
        }
        CommandTerms terms = new CommandTerms(name, draft.everywhere(), draft.hidden(), draft.extranet(), titles);
        return new Judgement(List.of(), new Content(terms, draft.topic()));
    }

    /** Letter case is the author's, but does not tell two commands apart: people would not see it either. */
    private String name(Set<String> others) {
        String typed = draft.name().strip();
        String name = typed.startsWith("/") ? typed.substring(1) : typed;
        if (name.isEmpty()) {
            problems.add(new Problem(Field.COMMAND_NAME, Kind.MISSING));
        } else if (!NAME.matcher(name).matches()) {
            problems.add(new Problem(Field.COMMAND_NAME, Kind.NOT_A_COMMAND));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(new Problem(Field.COMMAND_NAME, Kind.TOO_LONG, LONGEST_NAME));
        } else if (others.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(new Problem(Field.COMMAND_NAME, Kind.COMMAND_TAKEN, name));
        }
        return name;
    }

    private List<CommandTitle> titles() {
        List<CommandTitle> titles = new ArrayList<>();
        for (String language : CommandDraft.LANGUAGES) {
            TitleDraft typed = draft.title(language);
            String title = line(typed.title(), Field.COMMAND_TITLES, LONGEST_TITLE, language);
            String parameters = line(typed.parameters(), Field.COMMAND_PARAMETERS, LONGEST_PARAMETERS, language);
            if (!title.isEmpty()) {
                titles.add(new CommandTitle(Locale.forLanguageTag(language), title, parameters));
            } else if (!parameters.isEmpty()) {
                problems.add(new Problem(Field.COMMAND_TITLES, Kind.TITLE_MISSING, language));
            }
        }
        if (titles.isEmpty() && problems.stream().noneMatch(problem -> problem.kind() == Kind.TITLE_MISSING)) {
            problems.add(new Problem(Field.COMMAND_TITLES, Kind.TITLES_MISSING));
        }
        return titles;
    }

    private String line(String typed, Field field, int longest, String language) {
        String line = typed.strip().replaceAll("\\s+", " ");
        if (line.length() > longest) {
            problems.add(new Problem(field, Kind.TOO_LONG, longest, language));
        }
        return line;
    }
}
