package parley.engine;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.StopwordAnalyzerBase;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Stems with a stemmer of our choice. Lucene's own analyzers for some languages stem nouns only: "impresoras" meets
 * "impresora", but "funcionan" does not meet "funciona", and what people write to a help desk is mostly what does not
 * work.
 */
final class StemmingAnalyzer extends StopwordAnalyzerBase {
    private static final CharArraySet CLIPPED = new CharArraySet(
            Arrays.asList(("l d c j m n s t qu jusqu lorsqu puisqu quoiqu"
                            + " un all dall dell nell sull coll quell quest agl dagl degl gl negl sugl")
                    .split(" ")),
            false);

    private final UnaryOperator<TokenStream> stemmer;

    StemmingAnalyzer(CharArraySet smallWords, UnaryOperator<TokenStream> stemmer) {
        super(smallWords);
        this.stemmer = stemmer;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream whole = new ElisionFilter(words, CLIPPED);
        return new TokenStreamComponents(words, stemmer.apply(new StopFilter(whole, stopwords)));
    }
}
