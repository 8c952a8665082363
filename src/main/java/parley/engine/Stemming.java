package parley.engine;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.morfologik.MorfologikFilter;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * What we know of a language: how its words are stemmed, which of them are so small that a message need not repeat
 * them, and which turn what is said into its opposite or into another question. A language that is not listed is compared word by word, and all its words count.
 *
 * <p>The lists of small words were made for search engines and hold words that turn a question round. Where we know the
 * language, those are kept: "does not print" is not "prints", "when is pay day" is not "who is pay day".
 */
record Stemming(Function<CharArraySet, Analyzer> analyzer, Set<String> smallWords, Set<String> turningWords) {
    private static final String ENGLISH_SMALL_WORDS = "a am an and are as at be been being but by can could did do does"
            + " doing for had has have having her his how i if in into is it its me my of on or our please she should"
            + " so such that the their them then there these they this those to was we were what which will with would you"
            + " your";

    private static final String POLISH_SMALL_WORDS =
            "a aby albo ale ani bo by być była było były był bym ci co coś czy dla do go"
                    + " i ich im ja jak jaki jaka jakie jakiś je jej jego jest jestem już która które który lub ma mam mamy mi mnie"
                    + " moja moje mój mogę może można mu my na nad nam nas nasz niego niej nich o od on ona one oni oraz po pod"
                    + " proszę przy się są ta tak te tego tej ten to tu tych ty w we wy wam was z za ze że żeby";

    Stemming(Function<CharArraySet, Analyzer> analyzer, CharArraySet smallWords) {
        this(
                analyzer,
                smallWords.stream().map(word -> new String((char[]) word)).collect(Collectors.toSet()),
                Set.of());
    }

    static Stemming of(Locale language) {
        return switch (language.getLanguage()) {
            case "ar" -> new Stemming(ArabicAnalyzer::new, ArabicAnalyzer.getDefaultStopSet());
            case "bg" -> new Stemming(BulgarianAnalyzer::new, BulgarianAnalyzer.getDefaultStopSet());
            case "bn" -> new Stemming(BengaliAnalyzer::new, BengaliAnalyzer.getDefaultStopSet());
            case "ca" -> new Stemming(CatalanAnalyzer::new, CatalanAnalyzer.getDefaultStopSet());
            case "ckb", "ku" -> new Stemming(SoraniAnalyzer::new, SoraniAnalyzer.getDefaultStopSet());
            case "cs" -> new Stemming(CzechAnalyzer::new, CzechAnalyzer.getDefaultStopSet());
            case "da" -> new Stemming(DanishAnalyzer::new, DanishAnalyzer.getDefaultStopSet()).keeping("ikke uden");
            case "de" ->
                new Stemming(Stemming::german, GermanAnalyzer.getDefaultStopSet())
                        .keeping("nicht nichts kein keine keinem keinen keiner keines ohne vor nach wo");
            case "el" -> new Stemming(GreekAnalyzer::new, GreekAnalyzer.getDefaultStopSet());
            case "en" ->
                new Stemming(EnglishAnalyzer::new, words(ENGLISH_SMALL_WORDS), Set.of())
                        .keeping("no not never nor without nothing nobody before after when where who why");
            case "es" ->
                new Stemming(snowball(SpanishStemmer::new), SpanishAnalyzer.getDefaultStopSet())
                        .keeping("no ni sin antes donde cuando quien");
            case "et" -> new Stemming(EstonianAnalyzer::new, EstonianAnalyzer.getDefaultStopSet());
            case "eu" -> new Stemming(BasqueAnalyzer::new, BasqueAnalyzer.getDefaultStopSet());
            case "fa" -> new Stemming(PersianAnalyzer::new, PersianAnalyzer.getDefaultStopSet());
            case "fi" -> new Stemming(FinnishAnalyzer::new, FinnishAnalyzer.getDefaultStopSet());
            case "fr" ->
                new Stemming(snowball(FrenchStemmer::new), FrenchAnalyzer.getDefaultStopSet()).keeping("pas sans");
            case "ga" -> new Stemming(IrishAnalyzer::new, IrishAnalyzer.getDefaultStopSet());
            case "gl" -> new Stemming(GalicianAnalyzer::new, GalicianAnalyzer.getDefaultStopSet());
            case "hi" -> new Stemming(HindiAnalyzer::new, HindiAnalyzer.getDefaultStopSet());
            case "hu" -> new Stemming(HungarianAnalyzer::new, HungarianAnalyzer.getDefaultStopSet());
            case "hy" -> new Stemming(ArmenianAnalyzer::new, ArmenianAnalyzer.getDefaultStopSet());
            case "id" -> new Stemming(IndonesianAnalyzer::new, IndonesianAnalyzer.getDefaultStopSet());
            case "it" ->
                new Stemming(snowball(ItalianStemmer::new), ItalianAnalyzer.getDefaultStopSet())
                        .keeping("non contro dove chi quanto");
            case "ja", "ko", "zh" -> new Stemming(CJKAnalyzer::new, CJKAnalyzer.getDefaultStopSet());
            case "lt" -> new Stemming(LithuanianAnalyzer::new, LithuanianAnalyzer.getDefaultStopSet());
            case "lv" -> new Stemming(LatvianAnalyzer::new, LatvianAnalyzer.getDefaultStopSet());
            case "nb", "nn", "no" ->
                new Stemming(NorwegianAnalyzer::new, NorwegianAnalyzer.getDefaultStopSet()).keeping("ikke uten");
            case "ne" -> new Stemming(NepaliAnalyzer::new, NepaliAnalyzer.getDefaultStopSet());
            case "nl" ->
                new Stemming(DutchAnalyzer::new, DutchAnalyzer.getDefaultStopSet())
                        .keeping("niet geen zonder niets wie");
            case "pl" ->
                new Stemming(Stemming::polish, words(POLISH_SMALL_WORDS), Set.of())
                        .keeping("nie bez nic nigdy nikt nigdzie przed po kiedy gdzie kto dlaczego");
            case "pt" ->
                new Stemming(snowball(PortugueseStemmer::new), PortugueseAnalyzer.getDefaultStopSet())
                        .keeping("não nem sem depois quando quem");
            case "ro" -> new Stemming(RomanianAnalyzer::new, RomanianAnalyzer.getDefaultStopSet());
            case "ru" ->
                new Stemming(RussianAnalyzer::new, RussianAnalyzer.getDefaultStopSet())
                        .keeping("не ни нет без нельзя никогда ничего больше после перед где куда когда кто зачем");
            case "sr" -> new Stemming(SerbianAnalyzer::new, SerbianAnalyzer.getDefaultStopSet());
            case "sv" -> new Stemming(SwedishAnalyzer::new, SwedishAnalyzer.getDefaultStopSet()).keeping("inte utan");
            case "ta" -> new Stemming(TamilAnalyzer::new, TamilAnalyzer.getDefaultStopSet());
            case "te" -> new Stemming(TeluguAnalyzer::new, TeluguAnalyzer.getDefaultStopSet());
            case "tr" ->
                new Stemming(TurkishAnalyzer::new, TurkishAnalyzer.getDefaultStopSet())
                        .keeping("değil hiç hiçbir kim nerede nerde nereye neden niye niçin");
            case "uk" ->
                new Stemming(UkrainianMorfologikAnalyzer::new, UkrainianMorfologikAnalyzer.getDefaultStopwords())
                        .keeping("не ні без ніколи нічого ніхто ніде коли де куди хто чому навіщо після перед");
            default -> new Stemming(StandardAnalyzer::new, Set.of(), Set.of());
        };
    }

    private static Function<CharArraySet, Analyzer> snowball(Supplier<SnowballStemmer> stemmer) {
        return smallWords -> new StemmingAnalyzer(smallWords, words -> new SnowballFilter(words, stemmer.get()));
    }

    private static Analyzer german(CharArraySet smallWords) {
        return new StemmingAnalyzer(smallWords, words -> new GermanStemFilter(new GermanNormalizationFilter(words)));
    }

    private static Analyzer polish(CharArraySet smallWords) {
        return new StemmingAnalyzer(smallWords, MorfologikFilter::new);
    }

    private Stemming keeping(String meaningfulWords) {
        Set<String> kept = words(meaningfulWords);
        return new Stemming(
                analyzer,
                smallWords.stream().filter(word -> !kept.contains(word)).collect(Collectors.toSet()),
                kept);
    }

    private static Set<String> words(String spaced) {
        return Set.of(spaced.split(" "));
    }
}
