package parley.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.engine.Finding.Kind;

/** Wordings that do not lead where their author put them, compared as messages are. */
final class LintWordings {
    private final Scenario scenario;
    private final Language language;
    private final Vocabulary vocabulary;
    private final Synonyms synonyms;
    private final RepairWords repairWords;
    private final Map<String, Topic> byKey = new HashMap<>();
    private final Map<Set<Set<String>>, Wording> byWords = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    LintWordings(Scenario scenario) {
        this.scenario = scenario;
        this.language = Language.of(scenario.language());
        this.vocabulary = new Vocabulary(language);
        this.synonyms = new Synonyms(scenario.synonyms(), language);
        this.repairWords = RepairWords.of(scenario.language());
    }

    List<Finding> check() {
        for (Topic topic : scenario.topics()) {
            topic.wordings().forEach(text -> check(new Wording(topic, text)));
        }
        return findings;
    }

    private void check(Wording wording) {
        Phrase phrase = Phrase.of(wording.text(), language);
        Topic topic = wording.topic();
        if (phrase.key().isEmpty()) {
            return;
        }
        boolean repair = repairWords
                .read(phrase)
                .filter(word -> word != Repair.SKIP)
                .filter(word -> word != Repair.HUMAN || !topic.id().equals(Scenario.HUMAN_TOPIC))
                .isPresent();
        if (repair) {
            add(Kind.REPAIR_WORD, topic, wording.text());
        }
        @Nullable Topic first = byKey.putIfAbsent(phrase.key(), topic);
        if (first == null && !phrase.isCommand()) {
            sameWords(wording, tellingWords(phrase));
        } else if (first != null && !first.id().equals(topic.id())) {
            add(Kind.SHARED_WORDING, topic, wording.text(), first.name(), topic.name());
        }
    }

    /** In any inflection and order, synonyms counted as one. */
    private Set<Set<String>> tellingWords(Phrase phrase) {
        return synonyms.replaceIn(vocabulary.terms(phrase.words())).stream()
                .filter(term -> term.telling() || term.turning())
                .map(Term::stems)
                .collect(Collectors.toSet());
    }

    private void sameWords(Wording wording, Set<Set<String>> words) {
        @Nullable Wording first = words.isEmpty() ? null : byWords.putIfAbsent(words, wording);
        if (first != null && !first.topic().id().equals(wording.topic().id())) {
            add(
                    Kind.SAME_WORDS,
                    wording.topic(),
                    wording.text(),
                    wording.topic().name(),
                    first.text(),
                    first.topic().name());
        }
    }

    private void add(Kind kind, Topic topic, String... details) {
        findings.add(
                new Finding(kind, new Position(new Position.Root.OfTopic(topic.id()), List.of()), List.of(details)));
    }
}
