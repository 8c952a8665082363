package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.authoring.BotPlatform.Known;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.engine.Scenario;
import parley.portals.PortalId;

final class ReconcileTest {
    private static final PortalId ACME = new PortalId("acme");

    private final BotsInMemory bots = new BotsInMemory();
    private final PlatformByHand platform = new PlatformByHand();
    private final Reconcile reconcile = new Reconcile(bots, new PhotosInMemory(), platform);

    @BeforeEach
    void makeBots() {
        add("here", new Registration.Registered(10L));
        add("deleted", new Registration.Registered(11L));
        add("new", new Registration.NotRegistered());
        platform.known = List.of(new Known(10, "here", "Here"), new Known(99, "foreign", "Foreign"));
    }

    @Test
    void notesWhichBotsThePortalHasLostAndTouchesNothingThere() {
        reconcile.look(ACME);

        assertEquals(
                List.of(
                        new Registration.Registered(10L),
                        new Registration.Trouble(null, Kind.GONE_FROM_PORTAL),
                        new Registration.NotRegistered()),
                registrations());
        assertEquals(List.of(), platform.registered);
    }

    @Test
    void notesNothingWhenThePortalDoesNotAnswer() {
        List<Registration> before = registrations();
        platform.refusal = new Problem(Field.WHOLE, Kind.PORTAL_UNREACHABLE);

        reconcile.look(ACME);

        assertEquals(before, registrations());
    }

    @Test
    void registersEveryBotOfThePortalAnew() {
        reconcile.restore(new PortalId("globex"));
        assertEquals(List.of(), platform.registered);

        reconcile.restore(ACME);

        assertEquals(
                List.of("here", "deleted", "new"),
                platform.registered.stream().map(Bot::code).toList());
        assertEquals(
                List.of(
                        new Registration.Registered(10L),
                        new Registration.Registered(11L),
                        new Registration.Registered(842L)),
                registrations());
    }

    private List<Registration> registrations() {
        return bots.of(ACME).all().stream().map(Bot::registration).toList();
    }

    private void add(String code, Registration registration) {
        Bots.OfPortal own = bots.of(ACME);
        own.add(
                new Bot(
                        own.nextId(),
                        ACME,
                        code,
                        BotKind.STANDARD,
                        false,
                        new BotProfile(code, "", BotColor.AZURE, "", null, "", "", null, null),
                        new Scenario(Locale.ENGLISH, List.of(), List.of(), List.of()),
                        registration,
                        1,
                        Instant.EPOCH),
                code);
    }
}
