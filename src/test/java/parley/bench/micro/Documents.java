package parley.bench.micro;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import parley.authoring.document.Read;
import parley.authoring.document.ScenarioYaml;
import parley.bench.BigScenario;
import parley.engine.Finding;
import parley.engine.Lint;
import parley.engine.Scenario;

/** What each look at a draft costs: its document read, written and checked. */
@State(Scope.Benchmark)
public class Documents {
    @Param
    public Size size = Size.STEPS;

    private Scenario scenario = BigScenario.withLongTopic();
    private String document = "";

    @Setup
    public void load() {
        scenario = size == Size.STEPS ? BigScenario.withLongTopic() : BigScenario.withWordings("en");
        document = ScenarioYaml.write(scenario);
        if (!ScenarioYaml.stored(document).equals(scenario)) {
            throw new IllegalStateException("The document says something else than the scenario");
        }
    }

    @Benchmark
    public Read read() {
        return ScenarioYaml.read(document);
    }

    @Benchmark
    public String write() {
        return ScenarioYaml.write(scenario);
    }

    @Benchmark
    public List<Finding> check() {
        return Lint.check(scenario);
    }

    /** How large a scenario is. */
    public enum Size {
        /** Ten topics, one of them with sixty steps. */
        STEPS,
        /** 200 topics with ten wordings each. */
        WORDINGS
    }
}
