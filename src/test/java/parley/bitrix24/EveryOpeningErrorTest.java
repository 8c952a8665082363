package parley.bitrix24;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bitrix24.Opening.TurnedAway;

/** Every error that may meet a visitor at the door ({@code turned-away.txt}). */
class EveryOpeningErrorTest {
    private static final Acme ACME = new Acme();

    private final Acme acme = ACME;

    @BeforeEach
    void afresh() {
        acme.vouch();
        acme.welcome();
        acme.bindings.clear();
        acme.portals.find(Acme.ID).ifPresent(acme.portals::erase);
        acme.installed = false;
        acme.refreshTokens.put("CODE-EXAMPLE", new Acme.Token(Acme.VERA, true, Acme.CLIENT, Acme.ID.value()));
    }

    @AfterAll
    static void close() {
        ACME.close();
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource
    void theVisitorIsToldWhy(OpeningRow row, int status) {
        assertInstanceOf(Opening.Welcome.class, opening(row));
        afresh();
        OtherSide side =
                row.call().equals("profile") || row.call().equals("event.bind") ? acme.portal : acme.authorization;
        String path = row.call().equals("oauth/token") ? "/oauth/token/" : "/rest/" + row.call();
        side.on(path, EveryErrorTest.answer(row.code(), status));

        TurnedAway turnedAway = assertInstanceOf(TurnedAway.class, opening(row));
        assertEquals(row.reason(), turnedAway.reason().name());
    }

    static Stream<Arguments> theVisitorIsToldWhy() {
        return OpeningRow.all().stream()
                .flatMap(row -> row.statuses().stream().map(status -> Arguments.of(row, status)));
    }

    private Opening opening(OpeningRow row) {
        if (row.call().equals("oauth/token")) {
            OutsideLogin.Start.Redirect start = assertInstanceOf(
                    OutsideLogin.Start.Redirect.class,
                    acme.border.outsideLogin().start("http://" + acme.portal.host()));
            return acme.border.outsideLogin().callback("code=EXAMPLE&state=" + start.state(), start.state());
        }
        return acme.border.entrance().install(acme.query(), acme.page("ACCESS-VERA"));
    }
}
