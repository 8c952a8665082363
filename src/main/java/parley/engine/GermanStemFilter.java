package parley.engine;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Stems German nouns and verbs alike: "druckt", "drucken" and "gedruckt" meet. The algorithm is CISTEM (Weissweiler and
 * Fraser, 2017), for words already in small letters and without umlauts.
 */
final class GermanStemFilter extends TokenFilter {
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1");
    private static final Pattern STARRED = Pattern.compile("(.)\\*");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    GermanStemFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String stem = stem(term.toString());
        term.setEmpty().append(stem);
        return true;
    }

    /** Sounds written with several letters count as one while endings are taken off. */
    private static String stem(String word) {
        String stem = word.startsWith("ge") && word.length() >= 6 ? word.substring(2) : word;
        stem = DOUBLED.matcher(stem.replace("sch", "$").replace("ei", "%").replace("ie", "&"))
                .replaceAll("$1*");
        while (stem.length() > 3) {
            int ending = endingOf(stem);
            if (ending == 0) {
                break;
            }
            stem = stem.substring(0, stem.length() - ending);
        }
        return STARRED.matcher(stem)
                .replaceAll("$1$1")
                .replace("$", "sch")
                .replace("%", "ei")
                .replace("&", "ie");
    }

    private static int endingOf(String stem) {
        if (stem.length() > 5 && (stem.endsWith("em") || stem.endsWith("er") || stem.endsWith("nd"))) {
            return 2;
        }
        return "tesn".indexOf(stem.charAt(stem.length() - 1)) >= 0 ? 1 : 0;
    }
}
