package parley.authoring;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.engine.Topic;
import parley.engine.Variable;

/** Judges what an author typed. Used once per draft: it gathers every problem, not only the first. */
final class CheckDraft {
    static final int LONGEST_NAME = 50;
    static final int LONGEST_LINE = 255;
    /** Far below what a message may hold, so that a reply with the person's own text in it still fits. */
    static final int LONGEST_TEXT = 5_000;

    static final int MOST_TOPICS = 200;
    static final int MOST_WORDINGS = 50;

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_.-]{1,49}");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}/]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\".]+");

    private static final Scenario NOTHING_SAID = new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of());

    private final BotDraft draft;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();

    CheckDraft(BotDraft draft, Clock clock) {
        this.draft = draft;
        this.clock = clock;
    }

    /** What the draft says, when nothing is wrong with it. */
    record Content(String code, BotKind kind, boolean openChannels, BotProfile profile, Scenario scenario) {}

    /** Exactly one of the two is there: the problems or the content. */
    record Judgement(List<Problem> problems, @Nullable Content content) {}

    /**
     * @param others codes that other bots of the portal have
     * @param own the code the bot has already, which stays when none is typed; empty for a new bot
     */
    Judgement against(Set<String> others, String own) {
        BotProfile profile = profile();
        return judged(profile, code(others, own), kind(), scenario());
    }

    /** As {@link #against}, but what the bot says is none of the draft's business. */
    Judgement withoutWords(Set<String> others, String own) {
        BotProfile profile = profile();
        return judged(profile, code(others, own), kind(), NOTHING_SAID);
    }

    private BotKind kind() {
        return choice(BotKind.class, draft.kind(), Field.KIND).orElse(BotKind.STANDARD);
    }

    private Judgement judged(BotProfile profile, String code, BotKind kind, Scenario scenario) {
        if (!problems.isEmpty()) {
            return new Judgement(List.copyOf(problems), null);
        }
        boolean openChannels = draft.openChannels() || kind == BotKind.OPEN_CHANNEL;
        return new Judgement(List.of(), new Content(code, kind, openChannels, profile, scenario));
    }

    private BotProfile profile() {
        String name = line(draft.name(), Field.NAME, LONGEST_NAME);
        String lastName = line(draft.lastName(), Field.LAST_NAME, LONGEST_NAME);
        if (name.isEmpty() && lastName.isEmpty()) {
            problems.add(new Problem(Field.NAME, Kind.NAME_MISSING));
        }
        return new BotProfile(
                name,
                lastName,
                choice(BotColor.class, draft.color(), Field.COLOR).orElse(BotColor.AZURE),
                email(),
                birthday(),
                line(draft.position(), Field.POSITION, LONGEST_LINE),
                website(),
                draft.gender().isBlank()
                        ? null
                        : choice(Gender.class, draft.gender(), Field.GENDER).orElse(null),
                draft.photo());
    }

    private String email() {
        String email = line(draft.email(), Field.EMAIL, LONGEST_LINE);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            problems.add(new Problem(Field.EMAIL, Kind.NOT_AN_EMAIL));
        }
        return email;
    }

    private @Nullable LocalDate birthday() {
        if (draft.birthday().isBlank()) {
            return null;
        }
        try {
            LocalDate birthday = LocalDate.parse(draft.birthday().strip());
            // A day more than here: somewhere it is tomorrow already.
            if (birthday.isAfter(LocalDate.now(clock).plusDays(1)) || birthday.getYear() < 1900) {
                problems.add(new Problem(Field.BIRTHDAY, Kind.DATE_IN_FUTURE));
            }
            return birthday;
        } catch (DateTimeParseException notADate) {
            problems.add(new Problem(Field.BIRTHDAY, Kind.NOT_A_DATE));
            return null;
        }
    }

    private String website() {
        String website = line(draft.website(), Field.WEBSITE, LONGEST_LINE);
        if (!website.isEmpty() && !isWebAddress(website)) {
            problems.add(new Problem(Field.WEBSITE, Kind.NOT_AN_ADDRESS));
        }
        return website;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private String code(Set<String> others, String own) {
        if (draft.code().isBlank() && !own.isEmpty()) {
            return own;
        } else if (draft.code().isBlank()) {
            return BotCodes.unusedFor(draft.name() + " " + draft.lastName(), others);
        }
        String code = draft.code().strip();
        if (!CODE.matcher(code).matches()) {
            problems.add(new Problem(Field.CODE, Kind.NOT_A_CODE));
        } else if (others.contains(code)) {
            problems.add(new Problem(Field.CODE, Kind.CODE_TAKEN));
        }
        return code;
    }

    private Scenario scenario() {
        String tag = draft.language().strip();
        if (!BotDraft.LANGUAGES.contains(tag)) {
            problems.add(new Problem(Field.LANGUAGE, Kind.NOT_A_CHOICE));
        }
        return new Scenario(
                Locale.forLanguageTag(tag),
                says(draft.greeting(), Field.GREETING),
                topics(),
                says(draft.fallback(), Field.FALLBACK));
    }

    private List<Step> says(String typed, Field field) {
        if (typed.isBlank()) {
            problems.add(new Problem(field, Kind.MISSING));
            return List.of();
        }
        return List.of(new Step.Say(text(typed, field, List.of())));
    }

    private List<Topic> topics() {
        List<BotDraft.TopicDraft> typed = draft.topics().stream()
                .filter(topic -> !topic.wordings().isBlank() || !topic.reply().isBlank())
                .toList();
        if (typed.size() > MOST_TOPICS) {
            problems.add(new Problem(Field.TOPICS, Kind.TOO_MANY_TOPICS, MOST_TOPICS));
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        List<Topic> topics = new ArrayList<>();
        for (BotDraft.TopicDraft topic : typed) {
            topics.add(topic(topic, topics.size() + 1, ids));
        }
        refuseRivals(topics);
        return topics;
    }

    /** Of two topics with the same wording the lower one would never answer. */
    private void refuseRivals(List<Topic> topics) {
        Map<String, Integer> owners = new HashMap<>();
        for (int position = 1; position <= topics.size(); position++) {
            for (String wording : topics.get(position - 1).wordings()) {
                String plain = NOT_A_WORD
                        .matcher(wording.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip();
                Integer owner = owners.putIfAbsent(plain.isEmpty() ? wording : plain, position);
                if (owner != null && owner != position) {
                    problems.add(new Problem(Field.TOPICS, Kind.WORDING_TAKEN, wording, position, owner));
                }
            }
        }
    }

    private Topic topic(BotDraft.TopicDraft typed, int position, Set<String> ids) {
        List<String> wordings = typed.wordings()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (wordings.isEmpty()) {
            problems.add(new Problem(Field.TOPICS, Kind.TOPIC_WITHOUT_WORDINGS, position));
        } else if (wordings.size() > MOST_WORDINGS
                || wordings.stream().anyMatch(wording -> wording.length() > LONGEST_LINE)) {
            problems.add(new Problem(Field.TOPICS, Kind.TOPIC_TOO_LARGE, position, MOST_WORDINGS, LONGEST_LINE));
        }
        if (typed.reply().isBlank()) {
            problems.add(new Problem(Field.TOPICS, Kind.TOPIC_WITHOUT_REPLY, position));
        }
        String id = typed.id().matches("t[0-9]{1,10}") && ids.add(typed.id()) ? typed.id() : unused(ids);
        return new Topic(id, wordings, List.of(new Step.Say(text(typed.reply(), Field.TOPICS, List.of(position)))));
    }

    /** By the time, because commands remember topics: the id of one that was deleted must not come back with another. */
    private String unused(Set<String> ids) {
        Set<String> typed = new HashSet<>(ids);
        draft.topics().forEach(topic -> typed.add(topic.id()));
        long next = clock.instant().getEpochSecond();
        while (typed.contains("t" + next)) {
            next++;
        }
        ids.add("t" + next);
        return "t" + next;
    }

    private Text text(String typed, Field field, List<Object> where) {
        String source = typed.replace("\r\n", "\n").strip();
        if (source.length() > LONGEST_TEXT) {
            problems.add(new Problem(field, Kind.TOO_LONG, details(LONGEST_TEXT, where)));
        }
        Text text = Text.parse(source);
        unknown(text).forEach(name -> problems.add(new Problem(field, Kind.UNKNOWN_VARIABLE, details(name, where))));
        return text;
    }

    /** Variables that stand for nothing where nobody has asked for anything yet. */
    static List<String> unknown(Text text) {
        return text.names().stream()
                .filter(name -> Variable.spelled(name).isEmpty() && !name.startsWith(Variable.FACT))
                .sorted()
                .toList();
    }

    private static List<Object> details(Object first, List<Object> rest) {
        List<Object> details = new ArrayList<>(List.of(first));
        details.addAll(rest);
        return details;
    }

    private String line(String typed, Field field, int longest) {
        String line = typed.strip().replaceAll("\\s+", " ");
        if (line.length() > longest) {
            problems.add(new Problem(field, Kind.TOO_LONG, longest));
        }
        return line;
    }

    private <E extends Enum<E>> Optional<E> choice(Class<E> choices, String typed, Field field) {
        Optional<E> choice = Arrays.stream(choices.getEnumConstants())
                .filter(constant -> constant.name().equals(typed))
                .findFirst();
        if (choice.isEmpty()) {
            problems.add(new Problem(field, Kind.NOT_A_CHOICE));
        }
        return choice;
    }
}
