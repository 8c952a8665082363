package parley.authoring;

import java.time.Instant;
import java.util.List;
import parley.engine.Scenario;
import parley.engine.Step;
import parley.engine.Text;
import parley.portals.PortalId;

/**
 * A bot of one portal: how it appears, what it says, what is wanted of it, and whether the portal knows it.
 *
 * @param code the bot's name for machines, unique in its portal
 * @param openChannels whether a bot of another kind may also serve Open Channels
 * @param scenario what people meet
 * @param version number of the published version that the scenario is
 * @param revision grows with every change of profile, scenario or wish
 */
public record Bot(
        BotId id,
        PortalId portal,
        String code,
        BotKind kind,
        boolean openChannels,
        BotProfile profile,
        Scenario scenario,
        int version,
        Wish wish,
        Registration registration,
        long revision,
        Instant changedAt) {

    /** With its first version. */
    public Bot(
            BotId id,
            PortalId portal,
            String code,
            BotKind kind,
            boolean openChannels,
            BotProfile profile,
            Scenario scenario,
            Wish wish,
            Registration registration,
            long revision,
            Instant changedAt) {
        this(id, portal, code, kind, openChannels, profile, scenario, 1, wish, registration, revision, changedAt);
    }

    public Bot with(Registration registration) {
        return new Bot(
                id,
                portal,
                code,
                kind,
                openChannels,
                profile,
                scenario,
                version,
                wish,
                registration,
                revision,
                changedAt);
    }

    Bot with(Wish wish, Instant now) {
        return new Bot(
                id,
                portal,
                code,
                kind,
                openChannels,
                profile,
                scenario,
                version,
                wish,
                registration,
                revision + 1,
                now);
    }

    Bot with(Version published, Instant now) {
        return new Bot(
                id,
                portal,
                code,
                kind,
                openChannels,
                profile,
                published.scenario(),
                published.number(),
                wish,
                registration,
                revision + 1,
                now);
    }

    /** What the bot says now: a paused one greets and answers with its one line. */
    public Scenario spoken() {
        return switch (wish) {
            case Wish.Paused(Text line) ->
                new Scenario(scenario.language(), List.of(new Step.Say(line)), List.of(), List.of(new Step.Say(line)));
            case Wish.Draft _, Wish.Live _, Wish.Deleted _ -> scenario;
        };
    }

    /** Whether it takes one of the places the portal has for our bots. */
    public boolean takesAPlace() {
        return !(wish instanceof Wish.Draft);
    }

    /** Whether people of the portal have deleted it there. */
    public boolean removedInPortal() {
        return registration instanceof Registration.Trouble trouble
                && trouble.reason() == Problem.Kind.GONE_FROM_PORTAL;
    }
}
