package parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | the printer's paper is out, is it not the printer
            ru | принтер не работает, где новый принтер
            de | Die Drucker drucken nicht, wo ist der Drucker
            es | ¿cómo imprimo la página? no imprime
            fr | l'imprimante n'imprime pas aujourd'hui
            it | dov'è la stampante dell'ufficio
            pt | a impressora não imprime
            pl | drukarka nie działa
            tr | Ankara'da yazıcı çalışmıyor
            uk | скінчилась пам'ять принтера
            ga | an bhfuil an printéir i mBaile
            ca | l'ordinador no s'engega
            el | ο εκτυπωτής δεν λειτουργεί
            zh | 打印机坏了 我的打印机
            ja | パスワードを変更したい
            th | เครื่องพิมพ์ ไม่ทำงาน
            ar | طابعة المكتب لا تعمل
            hi | मेरा प्रिंटर बहुत खराब है
            xx | no language at all
            """)
    void readsATextAsItsLanguageDoes(String tag, String text) {
        Language language = Language.of(Locale.forLanguageTag(tag));
        String words = Phrase.of(text, language).words();
        Vocabulary vocabulary = new Vocabulary(language);
        assertEquals(language.terms(words), vocabulary.terms(words));
        assertEquals(language.terms(words), vocabulary.terms(words));
    }
}
