package parley.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of a topic. A new kind fails to compile until every reader knows it: no switch over it has a default. */
public sealed interface Step {

    /** The lists of steps inside this one, in the order in which a {@link Position} counts them. */
    default List<List<Step>> branches() {
        return List.of();
    }

    /**
     * Sends one message.
     *
     * @param picture web address of an image shown with it; blank for none
     * @param links shown under the text
     */
    record Say(Text text, Text picture, List<Link> links) implements Step {
        public Say {
            links = List.copyOf(links);
        }

        public Say(Text text) {
            this(text, Text.EMPTY, List.of());
        }
    }

    /** A name that leads to a web address. */
    record Link(Text label, Text address) {}

    /** A step that waits for a person to answer. */
    sealed interface Asking extends Step {
        Text text();

        Silence silence();
    }

    /**
     * Asks one question and keeps the answer.
     *
     * @param variable the answer's name in later texts and conditions
     * @param retry said when an answer does not fit; blank for the bot's own words
     * @param optional whether people may skip the question
     */
    record Ask(Text text, String variable, Expectation expects, Text retry, boolean optional, Silence silence)
            implements Asking {
        @Override
        public List<List<Step>> branches() {
            return List.of(silence.steps());
        }
    }

    /**
     * What happens when nobody answers; the conversation ends there unless the steps lead elsewhere.
     *
     * @param after how long the bot waits; null to wait without end
     */
    record Silence(@Nullable Duration after, List<Step> steps) {
        public static final Silence NONE = new Silence(null, List.of());

        public Silence {
            steps = List.copyOf(steps);
        }
    }

    /** Lets people choose a way on: branch 0 is the first option's. The last branch is the silence's. */
    record Menu(Text text, List<Option> options, Silence silence) implements Asking {
        public static final int MOST_OPTIONS = 10;

        public Menu {
            options = List.copyOf(options);
        }

        @Override
        public List<List<Step>> branches() {
            List<List<Step>> branches =
                    new ArrayList<>(options.stream().map(Option::steps).toList());
            branches.add(silence.steps());
            return branches;
        }
    }

    /** One way on. Its number, its label and its synonyms choose it. */
    record Option(String label, List<String> synonyms, List<Step> steps) {
        public Option {
            synonyms = List.copyOf(synonyms);
            steps = List.copyOf(steps);
        }

        /** The topic, if leading there is all that it does. */
        public Optional<String> leadsTo() {
            return steps.size() == 1 && steps.getFirst() instanceof Go(String topic) && !topic.isBlank()
                    ? Optional.of(topic)
                    : Optional.empty();
        }
    }

    /** Goes the way of the first branch whose condition holds; the last branch is what happens otherwise. */
    record If(List<Branch> choices, List<Step> otherwise) implements Step {
        public If {
            choices = List.copyOf(choices);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public List<List<Step>> branches() {
            List<List<Step>> branches =
                    new ArrayList<>(choices.stream().map(Branch::steps).toList());
            branches.add(otherwise);
            return branches;
        }
    }

    /** A named way of an {@link If}. */
    record Branch(String name, Condition when, List<Step> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }

    /** Gives a variable of the conversation a value. */
    record Set(String variable, Text value) implements Step {}

    /** Adds to a number of the conversation, which begins at 0. */
    record Count(String variable, long by) implements Step {}

    /** Keeps a lasting fact about the person, in later conversations known as {@code person.<fact>}. */
    record Remember(String fact, Text value) implements Step {}

    /** Shows that the bot is typing, for at most a minute. */
    record Pause(Duration length) implements Step {
        public static final Duration LONGEST = Duration.ofMinutes(1);
    }

    /** Waits, through restarts too. */
    record Wait(Until until) implements Step {}

    /** When waiting ends. */
    sealed interface Until {
        record Passed(Duration length) implements Until {}

        /** The next time the clock of the scenario's zone shows this. */
        record Clock(LocalTime time) implements Until {}

        /** The schedule begins; at once when it is running. */
        record Opening(String schedule) implements Until {}
    }

    /**
     * Asks the author's own system. Branch 0: it failed; branch 1: it did not answer in time. A branch without steps goes
     * on like a success.
     *
     * @param body blank for none
     * @param picks variable to the place in the JSON answer, as a JSON Pointer (RFC 6901)
     * @param repeatable whether the author promised that asking twice does no harm
     */
    record Call(
            Method method,
            Text address,
            Map<String, Text> headers,
            Text body,
            Map<String, String> picks,
            boolean repeatable,
            Duration patience,
            List<Step> failed,
            List<Step> late)
            implements Step {
        public static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

        public Call {
            headers = Map.copyOf(headers);
            picks = Map.copyOf(picks);
            failed = List.copyOf(failed);
            late = List.copyOf(late);
        }

        @Override
        public List<List<Step>> branches() {
            return List.of(failed, late);
        }
    }

    /** HTTP methods an author may use. */
    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** Makes a lead in the portal's CRM. Blank fields are left out. */
    record Lead(Text title, Text name, Text phone, Text email, Text note) implements Step {}

    /**
     * Makes a task in the portal.
     *
     * @param responsible number of the employee who gets it
     * @param due from now; null for none
     */
    record Task(
            Text title,
            Text note,
            long responsible,
            @Nullable Duration due) implements Step {}

    /** Tells employees of the portal something. */
    record Notify(List<Long> people, Text text) implements Step {
        public Notify {
            people = List.copyOf(people);
        }
    }

    /**
     * Gives the conversation to a human. Branch 0: somebody took it, and the bot does its steps in silence; branch 1: nobody
     * can; branch 2: nobody did in time.
     *
     * @param note for the human only
     */
    record HandOver(
            Desk to, Text note, @Nullable Duration patience, List<Step> accepted, List<Step> nobody, List<Step> late)
            implements Step {
        public HandOver {
            accepted = List.copyOf(accepted);
            nobody = List.copyOf(nobody);
            late = List.copyOf(late);
        }

        @Override
        public List<List<Step>> branches() {
            return List.of(accepted, nobody, late);
        }
    }

    /** Who takes a conversation over. */
    sealed interface Desk {
        /** Whoever is next where the person wrote. */
        record Queue() implements Desk {}

        /** Another Open Channel, by its number in the portal. */
        record Line(long number) implements Desk {}

        /** An employee, by number in the portal. */
        record Employee(long number) implements Desk {}
    }

    /** Goes on with another topic and does not come back. */
    record Go(String topic) implements Step {}

    /** Does the steps of a shared block, then goes on here. */
    record Use(String block) implements Step {}

    /** Ends the conversation; what was asked in it is forgotten. */
    record End() implements Step {}
}
