package parley.engine;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new token stream for every text. Lucene would rather keep one per thread, which with virtual threads means
 * one for every turn, made anyway and then held by the thread; a new one costs microseconds and leaves nothing behind.
 */
final class FreshAnalyzer extends AnalyzerWrapper {
    private static final ReuseStrategy NO_REUSE = new ReuseStrategy() {
        @Override
        public @Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String fieldName) {
            return null;
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String fieldName, TokenStreamComponents components) {}
    };

    private final Analyzer analyzer;

    FreshAnalyzer(Analyzer analyzer) {
        super(NO_REUSE);
        this.analyzer = analyzer;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
        return analyzer;
    }
}
