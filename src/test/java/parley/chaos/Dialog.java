package parley.chaos;

import java.util.List;
import java.util.stream.Stream;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** A person who writes to a bot, and what the bot said there. */
record Dialog(Portal portal, Person person, long bot) {

    /** Everybody with every bot. */
    static Stream<Dialog> of(Portal portal) {
        return portal.people().stream()
                .flatMap(person -> portal.bots().stream().map(Bot::id).map(bot -> new Dialog(portal, person, bot)));
    }

    String name() {
        return portal.name().key() + " " + person.id() + " " + bot;
    }

    void open() {
        portal.open(person, Long.toString(bot));
    }

    void say(Line line) {
        portal.say(person, Long.toString(bot), line.text());
    }

    List<String> heard() {
        return portal.messages(person, Long.toString(bot)).stream()
                .filter(message -> message.authorId() == bot)
                .map(Message::text)
                .toList();
    }
}
