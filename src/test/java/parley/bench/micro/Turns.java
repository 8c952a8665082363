package parley.bench.micro;

import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.bench.BigScenario;
import parley.engine.Conversation;
import parley.engine.Engine;
import parley.engine.Input;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Turn;
import parley.engine.Why;

/** One turn of a scenario with 2,000 wordings. */
@State(Scope.Benchmark)
public class Turns {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Param({"en", "ru", "de"})
    public String language = "";

    @Param
    public Message message = Message.HIT;

    private Engine engine = new Engine(BigScenario.withWordings("en"));
    private Input said = new Input.GivenBack();

    @Setup
    public void load() {
        engine = new Engine(BigScenario.withWordings(language));
        said = new Input.Said(message.in(language), Place.PRIVATE, Person.UNKNOWN, true);
        if (!turn().why().rule().equals(message.rule)) {
            throw new IllegalStateException(message + " in " + language + " is " + turn().why());
        }
    }

    @Benchmark
    public Turn turn() {
        return engine.advance(Conversation.NEW, said, NOW);
    }

    /** What a person may write. */
    public enum Message {
        /** All words of a wording among others, in other forms. */
        HIT(
                Why.Rule.ALL_WORDS,
                "Good morning, since Monday the projectors in room 12 have not worked at all, can you help?",
                "Доброе утро, с понедельника в комнате 12 совсем не работают проекторы, поможете?",
                "Guten Morgen, seit Montag funktionieren die Beamer im Raum 12 gar nicht, können Sie helfen?"),
        /** Words of many wordings, and all of none. */
        MISS(
                Why.Rule.FALLBACK,
                "How do I get the name of the person who works for the mayor on the other side of the street?",
                "Как узнать имя человека, который работает у мэра на другой стороне улицы следующий год?",
                "Wie erfahre ich den Namen der Person, die beim Bürgermeister auf der anderen Straßenseite ist?"),
        /** A wording with two slips. */
        SLIPS(
                Why.Rule.CLOSE_WORDS,
                "the prjector stoped working todai",
                "сегодня перстал работать проекотр",
                "der Beaemr funktoiniert nicht"),
        /** A whole mail. */
        MAIL(Why.Rule.ALL_WORDS, """
                Dear colleagues, I have written to you twice and nobody has answered so far. In our department of eleven \
                people everybody shares two machines, and one of them, the big scanner beside the kitchen, has been making \
                strange noises since the weekend. Yesterday it stopped after each page, and this morning the scanner does not \
                work at all any more. We have to hand in the papers of this quarter on Thursday, so somebody would have to \
                look at it very soon. Kind regards, Maria Stone, second floor""", """
                Уважаемые коллеги, я писала вам уже дважды, и пока никто не ответил. В нашем отделе одиннадцать человек, и на \
                всех две машины, и одна из них, большой сканер возле кухни, с выходных издаёт странные звуки. Вчера он \
                останавливался после каждой страницы, а сегодня утром сканер совсем не работает. В четверг нам нужно \
                сдать бумаги за этот квартал, поэтому кому-то пришлось бы посмотреть его очень скоро. С уважением, \
                Мария Кузнецова, второй этаж""", """
                Liebe Kollegen, ich habe euch schon zweimal geschrieben, und bisher hat niemand geantwortet. In unserer \
                Abteilung teilen sich elf Leute zwei Maschinen, und eine davon, der große Scanner neben der Küche, macht seit \
                dem Wochenende seltsame Geräusche. Gestern blieb er nach jeder Seite stehen, und heute früh funktioniert der \
                Scanner überhaupt nicht mehr. Am Donnerstag müssen wir die Papiere für dieses Quartal abgeben, es müsste also \
                bald jemand nachsehen. Viele Grüße, Maria Stein, zweiter Stock""");

        private final Why.Rule rule;
        private final String english;
        private final String russian;
        private final String german;

        Message(Why.Rule rule, String english, String russian, String german) {
            this.rule = rule;
            this.english = english;
            this.russian = russian;
            this.german = german;
        }

        private String in(String language) {
            return switch (language) {
                case "ru" -> russian;
                case "de" -> german;
                default -> english;
            };
        }
    }
}
