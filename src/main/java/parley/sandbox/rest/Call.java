package parley.sandbox.rest;

import java.util.NoSuchElementException;
import java.util.Optional;
import parley.sandbox.oauth.Grant;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** One call of a method on behalf of the token's user. */
record Call(Portal portal, Grant grant, Parameters parameters) {
    long userId() {
        return grant.userId();
    }

    /** Absent when the token is a bot's. */
    Optional<Person> person() {
        return portal.staff().find(grant.userId());
    }

    Person requirePerson() {
        return person().orElseThrow(NoSuchElementException::new);
    }

    boolean byAdministrator() {
        return person().map(Person::isAdministrator).orElse(false);
    }

    Call with(Parameters others) {
        return new Call(portal, grant, others);
    }

    /** The bot that is meant; without BOT_ID the first one of the application (bots-v1.md, trap 3). */
    Bot bot() {
        if (!parameters.has("BOT_ID")) {
            return portal.registry().of(portal.clientId()).stream().findFirst().orElseThrow(Call::noBot);
        }
        return bot(parameters.number("BOT_ID"));
    }

    Bot bot(long id) {
        Bot bot = portal.registry().find(id).orElseThrow(Call::noBot);
        if (!bot.clientId().equals(portal.clientId())) {
            throw new Refusal("APP_ID_ERROR", "Bot was installed by another rest application");
        }
        return bot;
    }

    private static Refusal noBot() {
        return new Refusal("BOT_ID_ERROR", "Bot not found");
    }
}
