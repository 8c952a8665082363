package parley.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What people wrote and what was said about it on the way in. Safe for use by many threads. */
final class Ledger {
    private final Set<Line> sent = ConcurrentHashMap.newKeySet();
    private final Set<Line> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Map<Integer, Integer> strange = new ConcurrentHashMap<>();

    void sent(Line line) {
        sent.add(line);
    }

    /** The answer to an event: only a 200 is a promise, only a 503 is a refusal that is allowed. */
    void answered(String text, int status) {
        if (status == 200) {
            Line.read(text).ifPresent(acknowledged::add);
        } else if (status == 503) {
            refused.incrementAndGet();
        } else {
            strange.merge(status, 1, Integer::sum);
        }
    }

    int refused() {
        return refused.get();
    }

    /** @param heard what the bot said in each dialog, in order */
    Verdict judge(Map<String, List<String>> heard) {
        int doubled = 0;
        int disordered = 0;
        int answered = 0;
        for (List<String> texts : heard.values()) {
            Map<Line, Integer> times = new LinkedHashMap<>();
            texts.forEach(text -> Line.read(text).ifPresent(line -> times.merge(line, 1, Integer::sum)));
            answered += times.size();
            doubled += times.values().stream().mapToInt(count -> count - 1).sum();
            disordered += disordered(times.keySet());
        }
        Set<Line> missing = ConcurrentHashMap.newKeySet();
        missing.addAll(acknowledged);
        heard.values().forEach(texts -> texts.forEach(text -> Line.read(text).ifPresent(missing::remove)));
        return new Verdict(
                sent.size(),
                acknowledged.size(),
                answered,
                missing.size(),
                doubled,
                disordered,
                new TreeMap<>(strange));
    }

    /** By the first answer to each; what was not acknowledged may have come late. */
    private int disordered(Set<Line> inOrderOfAnswers) {
        int before = 0;
        int highest = -1;
        for (Line line : inOrderOfAnswers) {
            if (acknowledged.contains(line)) {
                before += line.number() < highest ? 1 : 0;
                highest = Math.max(highest, line.number());
            }
        }
        return before;
    }
}
