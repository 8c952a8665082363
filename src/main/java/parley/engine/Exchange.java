package parley.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.Conversation.Answer;
import parley.engine.Conversation.Owner;
import parley.engine.Conversation.Pace;
import parley.engine.Conversation.Strand;

/**
 * Decides what one input means and does what follows. A message is, in this order: a word that always works, an answer to
 * what is open, a command, about a topic, or a miss. Used once.
 */
final class Exchange {
    static final int MOST_MESSAGES_A_MINUTE = 20;

    /** So many answers that do not fit bring a hint at the ways out. */
    private static final int TRIES_BEFORE_HINT = 3;

    private static final int MOST_TOPICS_IN_HELP = 10;

    private final Round round;
    private final Walk walk;
    private final Understanding understanding;
    private final Language language;
    private final RepairWords repairWords;

    Exchange(Round round, Understanding understanding, Language language, RepairWords repairWords) {
        this.round = round;
        this.walk = new Walk(round);
        this.understanding = understanding;
        this.language = language;
        this.repairWords = repairWords;
    }

    Turn greet() {
        walk.start(new Position.Root.Greeting());
        return round.end(Why.of(Why.Rule.GREETING));
    }

    Turn said(String text, Optional<String> file) {
        if (humanSpeaks()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        if (tooFast()) {
            return round.end(Why.of(Why.Rule.TOO_FAST));
        }
        Optional<Repair> repair = repairWords.read(text);
        if (repair.isPresent() && means(repair.get(), text)) {
            return repair(repair.get(), text);
        }
        return offered(text)
                .or(() -> corrected(text))
                .or(() -> answered(text, file))
                .orElseGet(() -> understood(text));
    }

    /** A human keeps the word until they gave it back or were silent for long. */
    private boolean humanSpeaks() {
        if (round.owner == Owner.BOT) {
            return false;
        }
        boolean back = round.humanAt == null
                || round.humanAt.plus(round.scenario.comeback()).isBefore(round.now);
        if (back) {
            takeBack();
        }
        return !back;
    }

    private void takeBack() {
        round.owner = Owner.BOT;
        round.humanAt = null;
        round.dropStrands();
    }

    private boolean tooFast() {
        Pace pace = round.pace;
        boolean sameMinute = pace.since().plus(Duration.ofMinutes(1)).isAfter(round.now);
        round.pace = sameMinute ? new Pace(pace.since(), pace.messages() + 1) : new Pace(round.now, 1);
        if (round.pace.messages() == MOST_MESSAGES_A_MINUTE + 1) {
            round.say(OwnWords.Line.TOO_FAST);
        }
        return round.pace.messages() > MOST_MESSAGES_A_MINUTE;
    }

    /** "0" may be the number that was asked for, except where the channel itself takes it for the wish for a human. */
    private boolean means(Repair repair, String text) {
        Question open = round.question();
        return switch (repair) {
            case HUMAN -> !text.strip().equals("0") || round.place == Place.OPEN_CHANNEL || !expectsNumber(open);
            case SKIP -> false;
            case CANCEL, BACK, START_OVER, REPEAT, HELP -> true;
        };
    }

    private static boolean expectsNumber(@Nullable Question open) {
        return open != null
                && open.step() instanceof Step.Ask ask
                && (ask.expects().kind() == Expectation.Kind.NUMBER
                        || ask.expects().kind() == Expectation.Kind.AMOUNT);
    }

    private Turn repair(Repair repair, String text) {
        round.misses = 0;
        switch (repair) {
            case HUMAN -> {
                round.dropStrands();
                walk.start(new Position.Root.OfTopic(Scenario.HUMAN_TOPIC));
            }
            case CANCEL -> {
                boolean open = !round.strands.isEmpty() || !round.offered.isEmpty();
                round.dropStrands();
                round.say(open ? OwnWords.Line.CANCELLED : OwnWords.Line.NOTHING_OPEN);
            }
            case BACK -> goBack();
            case START_OVER -> {
                round.dropStrands();
                round.variables.clear();
                walk.start(new Position.Root.Greeting());
            }
            case REPEAT -> {
                if (round.question() == null) {
                    help();
                } else {
                    walk.repeatQuestion();
                }
            }
            case HELP -> {
                help();
                walk.repeatQuestion();
            }
            case SKIP -> {}
        }
        return round.end(new Why(
                Why.Rule.REPAIR,
                null,
                Phrase.of(text, language).key(),
                repair.name().toLowerCase(Locale.ROOT)));
    }

    private void goBack() {
        Strand front = round.front();
        if (front == null || front.answers().isEmpty()) {
            round.say(OwnWords.Line.NO_WAY_BACK);
            walk.repeatQuestion();
            return;
        }
        List<Answer> answers = front.answers();
        walk.reopen(answers.getLast().at(), 0, answers.subList(0, answers.size() - 1));
    }

    private void help() {
        String topics = round.scenario.topics().stream()
                .filter(topic -> !topic.wordings().isEmpty())
                .limit(MOST_TOPICS_IN_HELP)
                .map(Topic::name)
                .collect(Collectors.joining(", "));
        if (topics.isEmpty()) {
            round.say(OwnWords.Line.HELP);
        } else {
            round.say(OwnWords.Line.HELP_TOPICS, Map.of("topics", Value.text(topics)));
        }
    }

    /** The answer to "what do you mean?". */
    private Optional<Turn> offered(String text) {
        if (round.offered.isEmpty()) {
            return Optional.empty();
        }
        List<Topic> topics = offeredTopics();
        round.offered = List.of();
        OptionalInt way = Choices.find(text, ways(topics), language);
        return way.isPresent() ? Optional.of(begin(topics.get(way.getAsInt()), text)) : Optional.empty();
    }

    private List<Topic> offeredTopics() {
        return round.offered.stream()
                .flatMap(id -> round.scenario.topic(id).stream())
                .toList();
    }

    private static List<Expectation.Choice> ways(List<Topic> topics) {
        return topics.stream()
                .map(topic -> new Expectation.Choice(topic.name(), topic.wordings()))
                .toList();
    }

    private Turn begin(Topic topic, String text) {
        startTopic(topic);
        return round.end(
                new Why(Why.Rule.CHOICE, topic.id(), Phrase.of(text, language).key(), topic.name()));
    }

    /** "No, the 15th": instead of the last answer that was a day, a number or the like. */
    private Optional<Turn> corrected(String text) {
        Strand front = round.front();
        if (front == null || front.answers().isEmpty() || round.question() == null) {
            return Optional.empty();
        }
        Answer last = front.answers().getLast();
        return repairWords
                .corrected(text)
                .flatMap(rest -> expectedAt(last.at())
                        .filter(ask -> ask.expects().kind() != Expectation.Kind.TEXT)
                        .flatMap(ask -> read(ask, rest, Optional.empty()).map(value -> correct(ask, value, rest))));
    }

    private Optional<Step.Ask> expectedAt(Position at) {
        return round.scenario.step(at).filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast);
    }

    private Turn correct(Step.Ask ask, Value value, String said) {
        round.variables.put(ask.variable(), value);
        round.say(
                OwnWords.Line.CORRECTED,
                Map.of("value", Value.text(ShowValue.show(value, Format.USUAL, round.scenario.language()))));
        walk.repeatQuestion();
        return round.end(new Why(Why.Rule.CORRECTION, null, said, ask.variable()));
    }

    Turn edited(String text) {
        Optional<Turn> corrected = round.owner == Owner.HUMAN
                ? Optional.empty()
                : round.strands.stream()
                        .flatMap(strand -> strand.answers().stream())
                        .filter(answer -> answer.message() != 0 && answer.message() == round.message)
                        .findFirst()
                        .flatMap(answer -> expectedAt(answer.at()))
                        .flatMap(ask -> read(ask, text, Optional.empty()).map(value -> correct(ask, value, text)));
        return corrected.orElseGet(() -> round.end(Why.of(Why.Rule.LATE)));
    }

    /** Empty when the message is no answer to what is open in front. */
    private Optional<Turn> answered(String text, Optional<String> file) {
        Strand front = round.front();
        Question question = round.question();
        if (front == null || question == null || isAnothers(front)) {
            return Optional.empty();
        }
        return switch (question.step()) {
            case Step.Menu _ -> {
                OptionalInt way = question.way(text, language);
                yield way.isPresent() ? Optional.of(choose(front, way.getAsInt(), text)) : Optional.empty();
            }
            case Step.Ask ask -> answered(front, question, ask, text, file);
        };
    }

    private boolean isAnothers(Strand strand) {
        return round.place == Place.GROUP
                && strand.asked() != 0
                && round.person.number() != 0
                && strand.asked() != round.person.number();
    }

    private Optional<Turn> answered(Strand front, Question question, Step.Ask ask, String text, Optional<String> file) {
        OptionalInt way = question.way(text, language);
        if (way.isPresent()) {
            return Optional.of(answer(front, ask, Question.valueOf(ask, way.getAsInt()), text));
        }
        Understood understood = understanding.understand(text);
        if (ask.expects().kind() == Expectation.Kind.TEXT && interrupts(understood)) {
            return Optional.of(aside(understood));
        }
        Optional<Value> value = read(ask, text, file);
        if (value.isPresent()) {
            return Optional.of(answer(front, ask, value.get(), text));
        }
        return Optional.of(understood.clear() ? aside(understood) : askAgain(front, ask, understood));
    }

    /** What a question for free text would swallow as well: only what the author wrote down word for word. */
    private static boolean interrupts(Understood understood) {
        return understood.rule() == Why.Rule.COMMAND || understood.rule() == Why.Rule.EXACT_WORDING;
    }

    private Optional<Value> read(Step.Ask ask, String text, Optional<String> file) {
        if (ask.expects().kind() == Expectation.Kind.FILE) {
            return file.map(name -> new Value(Value.Type.FILE, name));
        }
        Question question = Question.of(ask, round.words).orElseThrow();
        OptionalInt way = question.way(text, language);
        return way.isPresent()
                ? Optional.ofNullable(Question.valueOf(ask, way.getAsInt()))
                : new ReadAnswer(round.scenario.language(), round.now.atZone(round.scenario.zone()))
                        .read(ask.expects(), text);
    }

    private Turn answer(Strand front, Step.Ask ask, @Nullable Value value, String text) {
        if (value == null) {
            round.variables.remove(ask.variable());
        } else {
            round.variables.put(ask.variable(), value);
        }
        round.misses = 0;
        round.removeFront();
        walk.behind(front.at(), and(front.answers(), new Answer(front.at(), round.message)));
        return round.end(new Why(Why.Rule.ANSWER, topicOf(front), text.strip(), ask.variable()));
    }

    private Turn choose(Strand strand, int way, String text) {
        round.misses = 0;
        round.removeFront();
        walk.into(strand.at(), way, and(strand.answers(), new Answer(strand.at(), round.message)));
        return round.end(new Why(
                Why.Rule.CHOICE,
                topicOf(strand),
                text.strip(),
                ((Step.Menu) round.stepOf(strand)).options().get(way).label()));
    }

    private static List<Answer> and(List<Answer> answers, Answer answer) {
        return Stream.concat(answers.stream(), Stream.of(answer)).toList();
    }

    private static @Nullable String topicOf(Strand strand) {
        return strand.at().root() instanceof Position.Root.OfTopic(String id) ? id : null;
    }

    private Turn askAgain(Strand front, Step.Ask ask, Understood understood) {
        int tries = front.tries() + 1;
        if (ask.retry().isBlank()) {
            round.say(OwnWords.Line.retry(ask.expects().kind()), Question.limits(ask.expects()));
        } else {
            round.say(round.compose(ask.retry()), front.at());
        }
        if (tries % TRIES_BEFORE_HINT == 0) {
            round.say(OwnWords.Line.WAYS_OUT);
        }
        round.strands.set(
                round.strands.size() - 1,
                new Strand(front.at(), front.ticket(), tries, front.asked(), front.answers()));
        return round.end(new Why(
                Why.Rule.ASKED_AGAIN,
                topicOf(front),
                understood.compared(),
                null,
                understood.score(),
                understood.runnerUp()));
    }

    private Turn understood(String text) {
        Understood understood = understanding.understand(text);
        if (!understood.rivals().isEmpty()) {
            return ask(understood);
        }
        return understood.wording() == null ? miss(understood) : aside(understood);
    }

    private Turn aside(Understood understood) {
        startTopic(Objects.requireNonNull(understood.wording()).topic());
        return round.end(understood.why());
    }

    /** What interrupts a form is answered, then the form goes on; anything else is left for the new topic. */
    private void startTopic(Topic topic) {
        round.misses = 0;
        round.offered = List.of();
        boolean busy = round.strands.stream()
                .anyMatch(strand -> !(round.stepOf(strand) instanceof Step.Menu)
                        || !strand.answers().isEmpty());
        if (!busy) {
            round.dropStrands();
        }
        walk.start(new Position.Root.OfTopic(topic.id()));
    }

    private Turn ask(Understood understood) {
        List<Topic> rivals = understood.rivals();
        round.misses = 0;
        round.offered = rivals.stream().map(Topic::id).toList();
        long ticket = round.ticket();
        List<Message.Choice> choices = new ArrayList<>();
        for (Topic rival : rivals) {
            choices.add(new Message.Choice(ticket, choices.size() + 1, rival.name()));
        }
        Message asked = round.compose(round.words.text(OwnWords.Line.DID_YOU_MEAN));
        round.say(new Message(asked.pieces(), choices, List.of(), ""), null);
        return round.end(understood.why());
    }

    private Turn miss(Understood understood) {
        round.misses++;
        Scenario.Fallback fallback = round.scenario.fallback();
        boolean enough = round.misses >= fallback.afterMisses();
        if (enough && !fallback.then().isEmpty()) {
            round.misses = 0;
            walk.start(new Position.Root.Misses());
        } else if (enough) {
            walk.start(new Position.Root.Fallback(), OwnWords.Line.OFFER_HUMAN);
        } else {
            walk.start(new Position.Root.Fallback());
        }
        return round.end(understood.why());
    }

    Turn commanded(Input.Commanded command) {
        if (humanSpeaks()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        Optional<Topic> topic = Optional.ofNullable(command.topic()).flatMap(round.scenario::topic);
        if (topic.isEmpty()) {
            return said(command.text(), Optional.empty());
        }
        startTopic(topic.get());
        return round.end(new Why(Why.Rule.COMMAND, topic.get().id(), "/" + command.name(), null));
    }

    Turn chosen(long ticket, int number) {
        if (humanSpeaks()) {
            return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
        }
        Optional<Strand> strand = strandOf(ticket);
        if (strand.isPresent()) {
            return pressed(strand.get(), number);
        }
        return round.offered.isEmpty()
                ? expired()
                : offered(Integer.toString(number)).orElseGet(this::expired);
    }

    /** What was asked on top of it is answered no more. */
    private Turn pressed(Strand strand, int number) {
        while (!strand.equals(round.front())) {
            round.removeFront();
        }
        String text = Integer.toString(number);
        return answered(text, Optional.empty()).orElseGet(this::expired);
    }

    private Turn expired() {
        round.say(OwnWords.Line.EXPIRED);
        walk.repeatQuestion();
        return round.end(Why.of(Why.Rule.LATE));
    }

    private Optional<Strand> strandOf(long ticket) {
        return round.strands.stream()
                .filter(strand -> strand.ticket() == ticket)
                .findFirst();
    }

    /** The line of talk that waits for an outcome goes on in front of what interrupted it. */
    private Optional<Strand> take(long ticket) {
        Optional<Strand> awaited = strandOf(ticket);
        awaited.ifPresent(strand -> {
            round.retire(strand);
            round.strands.remove(strand);
        });
        return awaited;
    }

    Turn woken(long ticket) {
        Optional<Strand> awaited = strandOf(ticket).filter(strand -> !interrupted(strand));
        if (awaited.isEmpty()) {
            return round.end(Why.of(Why.Rule.LATE));
        }
        Strand strand = take(ticket).orElseThrow();
        switch (round.stepOf(strand)) {
            case Step.Asking asking -> walk.into(strand.at(), asking.branches().size() - 1, strand.answers());
            case Step.HandOver _ -> {
                takeBack();
                walk.into(strand.at(), 2, List.of());
            }
            case Step.Say _,
                    Step.If _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Call _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> walk.behind(strand.at(), strand.answers());
        }
        return round.end(new Why(Why.Rule.AWAITED, topicOf(strand), "", null));
    }

    /** Whoever asks something else meanwhile is not silent; the question is asked again afterwards. */
    private boolean interrupted(Strand strand) {
        return !strand.equals(round.front()) && round.stepOf(strand) instanceof Step.Asking;
    }

    Turn called(Input.Called called) {
        boolean awaited = strandOf(called.ticket())
                .filter(strand -> round.stepOf(strand) instanceof Step.Call)
                .isPresent();
        if (!awaited) {
            return round.end(Why.of(Why.Rule.LATE));
        }
        Strand strand = take(called.ticket()).orElseThrow();
        called.picked().forEach((variable, value) -> round.variables.put(variable, Judge.numberOr(Value.text(value))));
        switch (called.outcome()) {
            case DONE -> walk.behind(strand.at(), List.of());
            case FAILED -> walk.into(strand.at(), 0, List.of());
            case LATE -> walk.into(strand.at(), 1, List.of());
        }
        return round.end(new Why(Why.Rule.AWAITED, topicOf(strand), "", null));
    }

    Turn handedOver(Input.HandedOver handed) {
        boolean awaited = strandOf(handed.ticket())
                .filter(strand -> round.stepOf(strand) instanceof Step.HandOver)
                .isPresent();
        if (!awaited) {
            return round.end(Why.of(Why.Rule.LATE));
        }
        Strand strand = take(handed.ticket()).orElseThrow();
        switch (handed.outcome()) {
            case ACCEPTED -> walk.into(strand.at(), 0, List.of());
            case NOBODY -> {
                takeBack();
                walk.into(strand.at(), 1, List.of());
            }
            case LATE -> {
                takeBack();
                walk.into(strand.at(), 2, List.of());
            }
        }
        return round.end(new Why(Why.Rule.AWAITED, topicOf(strand), "", null));
    }

    Turn humanSpoke() {
        round.dropStrands();
        round.owner = Owner.HUMAN;
        round.humanAt = round.now;
        return round.end(Why.of(Why.Rule.HUMAN_SPEAKS));
    }

    Turn givenBack() {
        takeBack();
        return round.end(Why.of(Why.Rule.AWAITED));
    }
}
