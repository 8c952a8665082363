package parley.bench.micro;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Prints the table of {@code bin/bench micro}. */
public final class Micro {
    private Micro() {}

    /** @param arguments parts of the names of what is to be measured; everything without any */
    public static void main(String... arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (String part : arguments) {
            options.include(part);
        }
        options.mode(Mode.SampleTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");
        print(new Runner(options.build()).run(), System.out);
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        Map<String, Statistics> rows = new TreeMap<>();
        results.forEach(result ->
                rows.put(name(result.getParams()), result.getPrimaryResult().getStatistics()));
        out.printf("%-48s %10s %10s %10s%n", "microseconds", "p50", "p99", "mean");
        rows.forEach((name, times) -> out.printf(
                "%-48s %10.1f %10.1f %10.1f%n",
                name, times.getPercentile(50), times.getPercentile(99), times.getMean()));
    }

    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
        StringBuilder name = new StringBuilder(benchmark);
        params.getParamsKeys().forEach(key -> name.append(' ').append(params.getParam(key)));
        return name.toString();
    }
}
