package parley.engine;

import static parley.engine.ScenarioDraft.in;
import static parley.engine.Why.Rule.ALL_WORDS;
import static parley.engine.Why.Rule.EXACT_WORDING;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one language asks of a comparison and another does not. */
class LanguagesTest extends Transcript {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | printer does not print          | My printers aren't printing
            en    | reset my password               | How can I get my passwords reset?
            en-GB | vpn does not work               | the VPN doesn’t work
            en    | vpn does not work               | vpn dont work
            en    | cannot log in                   | I can't log in any more
            en    | it will not start               | the thing won't start
            ru    | не работает принтер             | Принтеры не работают!
            ru    | принтер                         | нужны новые принтеры
            ru    | нужна справка                   | Нужны справки, всем привет
            ru    | как получить отпуск             | получу ли я отпуск?
            ru    | почёт                           | много почета
            de    | Drucker druckt nicht            | Die Drucker in der Küche drucken nicht
            de    | Schlüssel verloren              | ich verlor den Schluessel verloren
            de    | VPN funktioniert nicht          | Warum will das VPN schon wieder nicht funktionieren?
            de    | Seite gedruckt                  | ich drucke Seiten
            es    | imprimir página                 | cómo imprimo paginas
            fr    | déconnecter                     | je suis deconnecte du réseau
            de    | Urlaub beantragen               | Wie beantrage ich Urlaub?
            es    | la impresora no funciona        | las impresoras ya no funcionan
            fr    | l'imprimante bloquée            | D’imprimantes bloquées, il y en a deux
            pt    | a impressora não funciona       | as impressoras não funcionam
            pt-BR | trocar senha                    | quero trocar minhas senhas
            it    | la stampante non funziona       | le stampanti non funzionano
            tr    | yazıcı çalışmıyor               | YAZICIM ÇALIŞMIYOR, lütfen
            tr    | wifi şifresi                    | WIFI şifresi nedir
            nl    | printers werken niet            | deze printer werken niet meer
            pl    | drukarka nie działa             | moja drukarka już nie działa
            uk    | не друкує принтер               | принтер зовсім не друкує
            uk    | пам'ять                         | скінчилась памʼять
            zh    | 打印机坏了                        | 我的打印机坏了怎么办
            ja    | パスワード変更                     | ﾊﾟｽﾜｰﾄﾞ変更したい
            ar    | الطابعة لا تعمل                   | طابعة المكتب لا تعمل
            hi    | प्रिंटर खराब                        | मेरा प्रिंटर बहुत खराब है
            cs    | tiskárna netiskne               | naše tiskárny netisknou vůbec, tiskárna netiskne
            """)
    void findsAllWordsInAnyInflection(String language, String wording, String message) {
        given(in(language).topic("it", wording));
        whenPersonSays(message);
        thenTopicIs("it", ALL_WORDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | printer does not work    | the printer works
            en | when is payday           | who is on payday duty
            ru | принтер не работает      | принтер работает
            ru | когда зарплата           | где зарплата
            ru | вход без пароля          | вход с паролем
            de | Drucker druckt nicht     | der Drucker druckt
            de | kein Ton                 | mein Ton
            es | no funciona              | funciona bien
            fr | ne marche pas            | ça marche
            pt | não funciona             | funciona bem
            it | non funziona             | funziona bene
            nl | werkt niet               | het werkt
            da | virker ikke              | det virker
            no | virker ikke              | det virker
            sv | fungerar inte            | det fungerar
            hi | की                        | का
            de | dont panic               | do not panic
            tr | sorun değil              | sorun var
            pl | drukarka nie działa      | drukarka działa
            """)
    void doesNotTurnAMeaningRound(String language, String wording, String message) {
        given(in(language).topic("it", wording));
        whenPersonSays(message);
        thenNothingFits();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ru | ещё вопрос          | Еще вопрос
            ru | еще вопрос          | ЕЩЁ ВОПРОС!
            ru | мое                 | мое\u0308
            de | Straße              | STRASSE
            de | Straße              | Strasse
            tr | İzin                | izin
            tr | ışık                | IŞIK
            tr | wifi                | WIFI
            tr | /info               | /INFO
            az | wifi                | WIFI
            el | οδός                | ΟΔΌΣ
            fr | ça va               | ÇA VA
            uk | об'єкт              | Об’єкт
            fa | می\u200Cخواهم       | می خواهم
            en | don't panic         | DONT PANIC
            en | rock 'n' roll       | rock n roll
            en | the 'best' one      | the best one
            en | 1st floor           | １st floor
            es | sí                  | si
            pl | łączność            | lacznosc
            de | grüße               | GRÜSSE
            """)
    void takesSpellingsOfALanguageForTheSame(String language, String wording, String message) {
        given(in(language).topic("other", "something else").topic("it", wording));
        whenPersonSays(message);
        thenTopicIs("it", wording.startsWith("/") ? Why.Rule.COMMAND : EXACT_WORDING);
    }

    @Test
    void keepsLettersApartThatOnlyLookAccented() {
        given(in("ru").topic("it", "мой"));
        whenPersonSays("мои");
        thenNothingFits();
    }

    @Test
    void comparesALanguageItDoesNotKnowWordByWord() {
        given(in("tlh").topic("it", "qapla the"));
        whenPersonSays("Qapla!");
        thenNothingFits();
        whenPersonSays("the batlh, Qapla!");
        thenTopicIs("it", ALL_WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar", "az", "be", "bg", "bn", "ca", "ckb", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi",
                        "fr",
                "ga", "gl", "he", "hi", "hu", "hy", "id", "it", "ja", "kk", "ko", "ku", "lt", "lv", "ms", "nb", "ne",
                        "nl",
                "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "te", "th", "tr", "uk", "vi", "zh", "und"
            })
    void findsAWordInEveryLanguage(String language) {
        given(in(language).topic("it", "bitrix"));
        whenPersonSays("xyz Bitrix 24");
        thenTopicIs("it", ALL_WORDS);
    }
}
