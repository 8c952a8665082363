package parley.bench.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.bench.BigScenario;
import parley.engine.Engine;
import parley.engine.Scenario;

/** What a new version with 2,000 wordings costs once. */
@State(Scope.Benchmark)
public class Indexing {
    @Param({"en", "ru", "de"})
    public String language = "";

    private Scenario scenario = BigScenario.withLongTopic();

    @Setup
    public void load() {
        scenario = BigScenario.withWordings(language);
    }

    @Benchmark
    public Engine index() {
        return new Engine(scenario);
    }
}
