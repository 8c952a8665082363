package parley.engine;

import static parley.engine.ScenarioDraft.in;
import static parley.engine.Why.Rule.CLOSE_WORDS;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in the first letters of a word, where another word begins just like that, and small words that differ. */
class FirstLettersTest extends Transcript {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | vpn                            | vnp
            en | cannot connect to vpn          | i cant connect to vnp
            en | reset my password              | reset my pasword
            en | open the calendar              | open the kalendar
            en | how to reset my password       | reset pasword
            en | reset my password              | how do i reset my pasword
            ru | забыл пароль                   | забыл пороль
            ru | пароль                         | пороль
            ru | сменить пароль                 | смена пороля, как сменить?
            ru | как оформить отпуск            | оформить атпуск
            ru | оформить отпуск                | как офрмить отпуск
            ru | оформить командировку          | как оформить камандировку?
            ru | сделать справку                | зделать справку
            ru | не работает впн                | не работает внп
            de | VPN funktioniert nicht         | VNP funktioniert nicht
            de | Vertrag verlängern             | Fertrag verlängern
            de | wie beantrage ich Urlaub       | Ulraub beantragen
            de | Urlaub beantragen              | wie kann ich Urlab beantragen
            uk | зробити довідку                | сробити довідку
            """)
    void areForgiven(String language, String wording, String message) {
        given(in(language).topic("other", "xyzzy").topic("it", wording));
        whenPersonSays(message);
        thenTopicIs("it", CLOSE_WORDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | two desks                      | tow desks
            en | ear plugs                      | era plugs
            en | crm                            | cms
            en | vpn                            | npv
            en | usb                            | sub
            en | insure a laptop                | ensure a laptop
            en | a better letter                | a bitter litter
            en | farmer                         | former
            en | unlock card                    | lock card
            en | import contacts                | export contacts
            en | attach a file                  | detach a file
            en | scanner                        | spanner
            en | pocket                         | packet
            en | house                          | mouse
            en | when is payday                 | where is paydya
            en | why is the vpn slow            | who is slwo
            en | order a laptop                 | how do i order a lunch
            ru | полка для книг                 | палка для книг
            ru | кот                            | кто
            ru | тир                            | три
            ru | справка                        | правка
            ru | отключить впн                  | подключить впн
            ru | внести платёж                  | вынести платёж
            ru | ввоз техники                   | вывоз техники
            ru | приход товара                  | расход товара
            ru | уволить                        | условить
            ru | роза                           | роса
            ru | когда премия                   | где прмия
            ru | кода                           | когда
            ru | как оформить отпуск            | как оформить опрос
            ru | открыть счёт                   | закрыть счёт
            de | Anmeldung                      | Abmeldung
            de | einloggen                      | ausloggen
            de | Eingang                        | Ausgang
            de | Haus                           | Maus
            de | Konto sperren                  | Konto entsperren
            de | Vater                          | Kater
            de | Anreise                        | Abreise
            de | Urlaub beantragen              | wie kann ich Umzug beantragen
            de | wann ist Zahltag               | wo ist Zahltga
            uk | кіт                            | кто
            """)
    void areNotForgivenWhereTheyMakeAnotherWord(String language, String wording, String message) {
        given(in(language).topic("it", wording));
        whenPersonSays(message);
        thenNothingFits();
    }
}
