package parley.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.engine.WordingIndex.Analysed;
import parley.engine.WordingIndex.Heard;
import parley.engine.WordingIndex.Match;

/**
 * Finds the topic a message is about: by a command, then by exact words, then by a wording all of whose telling words
 * the message contains, then by one that is close enough. Where different topics fit as well as each other, people are to
 * be asked. Never changes once made.
 */
final class Understanding {
    /** From here on a wording is close enough. */
    private static final int CLOSE = 75;

    /** Wordings whose scores differ by no more fit as well as each other. */
    private static final int NEAR_TIE = 5;

    private static final int MOST_RIVALS = 3;

    /** Whoever writes more than this has not mistyped a wording; only so many words are searched for slips. */
    private static final int MOST_GUESSES = 40;

    private static final Comparator<Match> MOST_WORDS_FIRST = Comparator.comparingInt(
                    (Match match) -> match.telling().size())
            .thenComparingInt(Match::words)
            .reversed();
    private static final Comparator<Match> BY_SCORE = Comparator.comparingInt(Match::score);

    private final Language language;
    private final Synonyms synonyms;
    private final Lexicon lexicon;
    private final Map<String, Wording> commands = new HashMap<>();
    private final Map<String, Wording> exact = new HashMap<>();
    private final WordingIndex wordings;
    private int longestCommand;

    Understanding(Scenario scenario, Language language) {
        this.language = language;
        synonyms = new Synonyms(scenario.synonyms(), language);
        lexicon = new Lexicon(language.spelling());
        synonyms.alone().forEach(lexicon::add);
        Vocabulary vocabulary = new Vocabulary(language);
        List<Analysed> analysed = new ArrayList<>();
        for (Topic topic : scenario.topics()) {
            topic.wordings().forEach(text -> add(new Wording(topic, text), vocabulary, analysed));
        }
        wordings = new WordingIndex(analysed);
    }

    private void add(Wording wording, Vocabulary vocabulary, List<Analysed> analysed) {
        Phrase phrase = Phrase.of(wording.text(), language);
        if (phrase.isCommand()) {
            commands.putIfAbsent(phrase.key(), wording);
            longestCommand = Math.max(longestCommand, phrase.key().length());
        } else if (!phrase.key().isEmpty()) {
            exact.putIfAbsent(phrase.key(), wording);
            List<Term> terms = synonyms.replaceIn(vocabulary.terms(phrase.words()));
            analysed.add(new Analysed(wording, terms));
            lexicon.add(terms);
        }
    }

    Understood understand(Phrase phrase) {
        Optional<Wording> command = command(phrase);
        if (command.isPresent()) {
            return new Understood(Why.Rule.COMMAND, phrase.key(), command.get());
        }
        @Nullable Wording same = exact.get(phrase.keyWithoutSlash());
        if (same != null) {
            return new Understood(Why.Rule.EXACT_WORDING, phrase.keyWithoutSlash(), same);
        }
        List<Heard> heard = hear(synonyms.addTo(language.terms(phrase.words())));
        return decide(compared(phrase, heard), wordings.compare(heard));
    }

    private static String compared(Phrase phrase, List<Heard> heard) {
        Set<String> stems = new LinkedHashSet<>();
        heard.forEach(word -> stems.addAll(word.stems()));
        return stems.isEmpty() ? phrase.key() : String.join(" ", stems);
    }

    /** The longest command the message begins with, whole words only. */
    private Optional<Wording> command(Phrase phrase) {
        String key = phrase.key();
        int end = key.length() <= longestCommand ? key.length() : key.lastIndexOf(' ', longestCommand);
        while (end > 0) {
            @Nullable Wording wording = commands.get(key.substring(0, end));
            if (wording != null) {
                return Optional.of(wording);
            }
            end = key.lastIndexOf(' ', end - 1);
        }
        return Optional.empty();
    }

    /** The words of a message, each once, slips taken for what they are most likely meant to be. */
    private List<Heard> hear(List<Term> terms) {
        List<Heard> heard = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        int guesses = 0;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (seen.add(term.stems())) {
                boolean unknown = term.telling() && !term.turning() && !known(term) && guesses++ < MOST_GUESSES;
                heard.add(unknown ? guess(term, i + 1 < terms.size() ? terms.get(i + 1) : null) : asWritten(term));
            }
        }
        return heard;
    }

    private boolean known(Term term) {
        return term.stems().stream().anyMatch(wordings::has) || lexicon.knows(term);
    }

    /** A word that was written without its accents has other stems, but the same form. */
    private Heard asWritten(Term term) {
        Set<String> stems = term.stems();
        if (stems.stream().noneMatch(wordings::has)
                && !lexicon.exactly(term.form()).isEmpty()) {
            stems = lexicon.exactly(term.form());
        }
        return new Heard(stems, 1, term.telling(), term.turning());
    }

    private Heard guess(Term term, @Nullable Term next) {
        Lexicon.Guess guess = next == null ? Lexicon.Guess.NONE : lexicon.guess(term, next);
        if (guess.isEmpty()) {
            guess = lexicon.guess(term);
        }
        return guess.isEmpty()
                ? asWritten(term)
                : new Heard(guess.stems(), guess.likeness(), term.telling(), term.turning());
    }

    private Understood decide(String compared, List<Match> matches) {
        List<Match> complete =
                matches.stream().filter(Match::exact).sorted(MOST_WORDS_FIRST).toList();
        if (!complete.isEmpty()) {
            Match best = complete.getFirst();
            return choose(
                    Why.Rule.ALL_WORDS,
                    compared,
                    best,
                    matches,
                    match -> match.exact() && MOST_WORDS_FIRST.compare(match, best) == 0);
        }
        if (matches.isEmpty()) {
            return new Understood(Why.Rule.FALLBACK, compared, null);
        }
        Match best = Collections.max(matches, BY_SCORE);
        if (best.score() >= CLOSE) {
            return choose(
                    Why.Rule.CLOSE_WORDS, compared, best, matches, match -> match.score() >= best.score() - NEAR_TIE);
        }
        return partOfSeveral(compared, matches)
                .orElseGet(() -> new Understood(Why.Rule.FALLBACK, compared, null, 0, described(best), List.of()));
    }

    /** Who says the same as the best is no rival: then the author's order decides. */
    private static Understood choose(
            Why.Rule rule, String compared, Match best, List<Match> matches, Predicate<Match> asGood) {
        List<Match> rivals = onePerTopic(matches.stream()
                .filter(asGood)
                .filter(match -> match.equals(best) || !match.telling().equals(best.telling())));
        if (rivals.size() > 1) {
            return ask(compared, rivals);
        }
        return new Understood(rule, compared, best.wording(), best.score(), runnerUp(best, matches), List.of());
    }

    private static List<Match> onePerTopic(Stream<Match> matches) {
        return List.copyOf(matches.collect(Collectors.toMap(
                        match -> match.wording().topic().id(),
                        match -> match,
                        (one, other) -> other.score() > one.score() ? other : one,
                        LinkedHashMap::new))
                .values());
    }

    /** Whoever says no more than a word or two that several topics share is asked which of them is meant. */
    private static Optional<Understood> partOfSeveral(String compared, List<Match> inOrder) {
        List<Match> whole = onePerTopic(inOrder.stream().filter(Match::part).sorted(BY_SCORE.reversed()));
        List<Match> best = whole.subList(0, Math.min(whole.size(), MOST_RIVALS));
        boolean many = whole.size() > MOST_RIVALS
                && best.getLast().score() == whole.get(MOST_RIVALS).score();
        return best.size() < 2 || many
                ? Optional.empty()
                : Optional.of(
                        ask(compared, inOrder.stream().filter(best::contains).toList()));
    }

    private static Understood ask(String compared, List<Match> rivals) {
        List<Match> offered = rivals.stream().limit(MOST_RIVALS).toList();
        return new Understood(
                Why.Rule.DID_YOU_MEAN,
                compared,
                null,
                offered.stream().mapToInt(Match::score).max().orElse(0),
                null,
                offered.stream().map(match -> match.wording().topic()).toList());
    }

    private static Why.@Nullable RunnerUp runnerUp(Match best, List<Match> matches) {
        return matches.stream()
                .filter(match -> !match.wording()
                        .topic()
                        .id()
                        .equals(best.wording().topic().id()))
                .max(BY_SCORE)
                .map(Understanding::described)
                .orElse(null);
    }

    private static Why.RunnerUp described(Match match) {
        return new Why.RunnerUp(match.wording().topic().id(), match.wording().text(), match.score());
    }
}
