package parley.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import parley.engine.Finding;

/**
 * A bot to begin with, that works as soon as a few questions are answered.
 *
 * @param language of its words and of the bot made from it
 * @param questions at most five
 * @param needs what the portal must have
 */
public record Template(
        String id, Locale language, String title, String summary, List<Question> questions, Set<Need> needs) {
    public Template {
        questions = List.copyOf(questions);
        needs = Set.copyOf(needs);
    }

    /** A feature of the portal without which part of a bot does not work. */
    public enum Need {
        OPEN_CHANNELS,
        CRM,
        TASKS;

        /** What a step must have that was found to need something. */
        public static Optional<Need> of(Finding.Kind found) {
            return switch (found) {
                case NEEDS_OPEN_CHANNELS -> Optional.of(OPEN_CHANNELS);
                case NEEDS_CRM -> Optional.of(CRM);
                case NEEDS_TASKS -> Optional.of(TASKS);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Something only the author knows.
     *
     * @param example taken where the question is not answered
     */
    public record Question(String id, Kind kind, String label, String example) {
        /** Longer answers would make messages that nobody reads. */
        public static final int LONGEST_ANSWER = 500;

        private static final Pattern HOURS =
                Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)");

        /** What an answer must be. */
        public enum Kind {
            TEXT,
            /** A web address. */
            LINK,
            /** The number of an employee in the portal. */
            EMPLOYEE,
            /** Hours of a day: {@code 09:00-18:00}. */
            HOURS
        }

        /** Whether an answer can be used; a blank one can. */
        public boolean fits(String answer) {
            String text = answer.strip();
            return text.isEmpty()
                    || switch (kind) {
                        case TEXT -> text.length() <= LONGEST_ANSWER;
                        case LINK -> text.length() <= LONGEST_ANSWER && text.matches("https?://\\S+");
                        case EMPLOYEE -> text.matches("[1-9]\\d{0,14}");
                        case HOURS ->
                            HOURS.matcher(text).matches()
                                    && text.substring(0, 5).compareTo(text.substring(6)) < 0;
                    };
        }
    }
}
