package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static parley.engine.ScenarioDraft.in;
import static parley.engine.Why.Rule.ALL_WORDS;
import static parley.engine.Why.Rule.CLOSE_WORDS;
import static parley.engine.Why.Rule.DID_YOU_MEAN;
import static parley.engine.Why.Rule.FALLBACK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message is taken for when no wording fits it word for word. */
class CloseWordsTest extends Transcript {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | reset my password              | how to reset my pasword
            en | reset my password              | reste pasword plz
            en | printer does not print         | the pritner doesnt pritn
            en | cannot connect to vpn          | cant conect to vpn
            en | vacation request               | vacatoin reqest
            en | mailbox full                   | my mail box is full
            en | mail box full                  | mailbox full!
            en | not working                    | it is notworking
            en | shared workgroups              | shared worxyroups
            ru | принтер не работает            | принетр не работает
            ru | принтер не работает            | Здравствуйте, принтр не рабтает
            ru | забыл пароль                   | забыл паорль
            ru | как оформить отпуск            | как офрмить отпуск
            ru | заказать справку               | закзать спрвку
            ru | больничный лист                | болничный лист
            ru | не приходит почта              | неприходит почта
            ru | когда зарплата                 | когда зарлпата
            de | Drucker druckt nicht           | Dürcker druckt nicht
            de | Passwort vergessen             | Passwrot vergesen
            de | Urlaub beantragen              | Urlaub beantargen
            de | Drucker Problem                | ein Druckerproblem
            es | restablecer contraseña         | restablezer contrasena
            es | la impresora no funciona       | la impresroa no funcoina
            fr | mot de passe oublié            | mot de pase oublie
            fr | l'imprimante ne marche pas     | l'imprimente ne marche pas
            pt | esqueci a senha do portal      | esqeci a senha do portal
            pt | a impressora não imprime       | a impresora nao imprime
            pl | zapomniałem hasła              | zapomnialem hasla
            pl | drukarka nie drukuje           | drukakra nie drukuje
            pl | wniosek urlopowy               | wniosk urlopowy
            tr | şifremi unuttum                | sifremi unutum
            tr | yazıcı çalışmıyor              | yazci calismiyor
            tr | toplantı odası                 | toplntı odası
            uk | забув пароль                   | забув пароьл
            uk | принтер не друкує              | принетр не друкує
            uk | заява на відпустку             | заяав на відпустку
            """)
    void forgivesASlip(String language, String wording, String message) {
        Understood understood = understand(in(language).topic("other", "xyzzy").topic("it", wording), message);
        assertEquals("it", understood.why().topic(), understood::compared);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | room 1234                      | room 1235
            en | contract 1234567               | contract 1234576
            en | model xk12345                  | model xk12354
            en | printer does not print         | the priner prints
            en | word                           | work
            en | enable vpn                     | disable vpn
            en | contract                       | a contact person for payroll
            en | reset my password              | reset my phone
            en | pay day                        | have a nice day
            en | when is payday                 | who is on paydya duty
            ru | включить принтер               | выключить принтер
            ru | принтер не работает            | принетр работает
            ru | вход                           | выход
            ru | касса                          | масса
            de | aufschalten                    | ausschalten
            ru | разблокировать карту           | заблокировать карту
            ru | отпуск                         | спасибо
            de | anmelden                       | abmelden
            de | Drucker druckt nicht           | der Durcker druckt
            es | conectar la impresora          | desconectar la impresora
            fr | connecter le poste             | déconnecter le poste
            pl | zablokować kartę               | odblokować kartę
            pl | drukarka nie drukuje           | drukakra drukuje
            tr | yazıcı çalışıyor               | yazıcı çalışmıyor
            uk | увімкнути звук                 | вимкнути звук
            """)
    void takesNoOtherWordForASlip(String language, String wording, String message) {
        given(in(language).topic("it", wording));
        whenPersonSays(message);
        thenNothingFits();
    }

    @Test
    void findsAWordingMostOfWhoseWordsAreThere() {
        given(in("en").topic("other", "order a laptop").topic("it", "I forgot my portal password"));
        whenPersonSays("forgot password");
        thenTopicIs("it", CLOSE_WORDS);
    }

    @Test
    void tellsTheScoreAndTheRunnerUp() {
        Why why = understand(
                        in("en").topic("vpn", "vpn password").topic("portal", "portal password reset"),
                        "portal pasword")
                .why();
        assertEquals(
                new Why(CLOSE_WORDS, "portal", "portal password", "portal password reset", 76, why.runnerUp()), why);
        assertEquals(new Why.RunnerUp("vpn", "vpn password", 41), why.runnerUp());
    }

    @Test
    void tellsWhatWasNearestWhenNothingFits() {
        Why why = understand(in("en").topic("vpn", "cannot connect to vpn"), "cannot connect to wifi")
                .why();
        assertEquals(FALLBACK, why.rule());
        assertNull(why.topic());
        assertEquals(new Why.RunnerUp("vpn", "cannot connect to vpn", 67), why.runnerUp());
    }

    @Test
    void asksWhatIsMeantWhenTopicsFitAsWellAsEachOther() {
        assertEquals(
                List.of("red", "blue"),
                asked(in("en").topic("red", "red car").topic("blue", "blue car"), "a blue car and a red car"));
    }

    @Test
    void asksWhatIsMeantByAWordThatTopicsShare() {
        assertEquals(
                List.of("print", "toner"),
                asked(
                        in("en").topic("print", "printer does not print")
                                .topic("vpn", "vpn")
                                .topic("toner", "printer toner"),
                        "prinetr"));
    }

    @Test
    void doesNotAskAboutMoreThanThree() {
        ScenarioDraft draft = in("en");
        List.of("a", "b", "c", "d").forEach(id -> draft.topic(id, "printer problem" + id));
        assertEquals(FALLBACK, understand(draft, "printer").rule());
        assertEquals(
                List.of("a", "b", "c"),
                asked(
                        in("en").topic("a", "alpha")
                                .topic("b", "beta")
                                .topic("c", "gamma")
                                .topic("d", "delta"),
                        "alpha beta gamma delta"));
    }

    @Test
    void doesNotAskAboutTheSameTopicTwice() {
        given(in("en").topic("it", "red car", "blue car"));
        whenPersonSays("a blue car and a red car");
        thenTopicIs("it", ALL_WORDS);
    }

    @Test
    void twoWordsThatAreKnownAreNotOneThatIsKnownToo() {
        ScenarioDraft draft = in("en").topic("mail", "mail").topic("box", "box").topic("mailbox", "mailbox");
        assertEquals(List.of("mail", "box"), asked(draft, "mail box"));
    }

    @Test
    void staysQuickWhateverComes() {
        ScenarioDraft draft = in("en");
        for (int i = 0; i < 2_000; i++) {
            draft.topic(
                    "t" + i, "abc" + "qwertyuiopasdfghjklz".charAt(i % 20) + "word" + (char) ('a' + i % 26) + " thing");
        }
        Scenario scenario = draft.scenario();
        Language language = Language.of(scenario.language());
        Understanding understanding = new Understanding(scenario, language);
        for (String crumb : List.of("abcxword ", "a", "\u0301", "ab'", "abcd")) {
            understanding.understand(Phrase.of(crumb.repeat(20_000 / crumb.length()), language));
        }
    }

    private static List<String> asked(ScenarioDraft draft, String message) {
        Understood understood = understand(draft, message);
        assertEquals(DID_YOU_MEAN, understood.rule());
        return understood.rivals().stream().map(Topic::id).toList();
    }

    private static Understood understand(ScenarioDraft draft, String message) {
        return understand(draft.scenario(), message);
    }

    private static Understood understand(Scenario scenario, String message) {
        Language language = Language.of(scenario.language());
        return new Understanding(scenario, language).understand(Phrase.of(message, language));
    }
}
