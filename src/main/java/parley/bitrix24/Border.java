package parley.bitrix24;

import java.time.Clock;
import java.util.concurrent.Executor;
import parley.authoring.Bots;
import parley.bitrix24.wire.AuthorizationServer;
import parley.bitrix24.wire.RestClient;
import parley.health.Arrivals;
import parley.inbox.Inbox;
import parley.portals.Mishaps;
import parley.portals.People;
import parley.portals.Portals;

/** This room, wired: everything the composition root needs of it. */
public record Border(
        Entrance entrance,
        OutsideLogin outsideLogin,
        EventGate eventGate,
        EventReader eventReader,
        Lifecycle lifecycle,
        UnknownEvents unknownEvents,
        EventCounts eventCounts,
        Bitrix24Bots bots,
        Bitrix24Commands commands,
        Bitrix24Employees employees,
        Bitrix24Features features,
        Foresight foresight,
        Bitrix24Messenger messenger,
        Bitrix24History history,
        Bitrix24Channels channels,
        Bitrix24Office office,
        Bitrix24Departments departments,
        PortalQuestions portalQuestions,
        PortalSignals portalSignals,
        Upkeep upkeep) {

    /** @param aside for what nobody waits for; may drop it when there is too much */
    public static Border open(
            Connection connection,
            ApplicationCard card,
            Portals portals,
            Credentials credentials,
            PendingLogins pendingLogins,
            Inbox inbox,
            Bots bots,
            Bucket bucket,
            Pace pace,
            People people,
            Arrivals arrivals,
            Mishaps mishaps,
            Executor aside,
            ChoiceCommands choiceCommands,
            Clock clock) {
        RestClient rest = new RestClient(connection.allowHttp(), pace.answer(), pace.answers(), pace.fresh());
        AuthorizationServer authorization = new AuthorizationServer(
                connection.authorizationServer(),
                connection.clientId(),
                connection.clientSecret(),
                connection.allowHttp(),
                clock);
        Verification verification = new Verification(connection, authorization, rest, clock);
        Tenants tenants = new Tenants(portals, credentials, people, clock);
        EventBindings bindings = new EventBindings(card, connection);
        Setup setup = new Setup(card, rest, tenants, bindings);
        Renewal renewal = new Renewal(authorization, portals, credentials, clock);
        RollCall rollCall = new RollCall(authorization, renewal, credentials);
        Departure departure = new Departure(portals, credentials, inbox, clock);
        PortalCalls calls = new PortalCalls(
                rest, authorization, renewal, rollCall, new MethodBudgets(clock), portals, credentials, departure);
        Gate gate = new Gate(calls, bucket, new Plans(calls, pace, clock), new FailedCalls(mishaps, clock), clock);
        BotTokens botTokens = new BotTokens(credentials, bots);
        BotCalls botCalls = new BotCalls(rest, calls, portals, botTokens, clock);
        String events = connection.address(card.paths().events()).toString();
        EventCounts counts = new EventCounts();
        return new Border(
                new ProvenEntrance(verification, tenants, setup),
                new StatefulLogin(connection, authorization, verification, setup, pendingLogins, clock),
                new ProvenEvents(
                        verification,
                        tenants,
                        credentials,
                        botTokens,
                        new WatchedEvents(arrivals, bots, clock),
                        aside,
                        inbox,
                        counts,
                        clock),
                new EventReader(),
                new Lifecycle(portals, credentials, rollCall, gate.background(), bindings, departure, inbox, clock),
                new UnknownEvents(counts),
                counts,
                new Bitrix24Bots(gate.background(), connection, card),
                new Bitrix24Commands(gate.background(), connection, card),
                new Bitrix24Employees(gate.background()),
                new Bitrix24Features(gate.background()),
                new Foresight(portal -> {
                    portals.find(portal);
                    credentials.grants(portal);
                }),
                new Bitrix24Messenger(gate.live(), new ChoiceCommand(gate.live(), choiceCommands, events)),
                new Bitrix24History(gate, botCalls),
                new Bitrix24Channels(gate, botCalls),
                new Bitrix24Office(gate.background()),
                new Bitrix24Departments(gate.live(), clock),
                new PortalQuestions(gate.background(), card, bindings, clock),
                new PortalSignals(gate.background(), bindings),
                new Upkeep(portals, credentials, renewal, rollCall, departure, clock));
    }
}
