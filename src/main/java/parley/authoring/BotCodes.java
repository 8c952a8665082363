package parley.authoring;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a code for a bot whose author did not choose one. */
final class BotCodes {
    /** Codes share one space with those of other vendors' bots: imbot-register. */
    private static final String PREFIX = "parley_";

    private static final int LONGEST_STEM = 30;

    private static final Map<Character, String> CYRILLIC = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('є', "ye"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('і', "i"),
            Map.entry('ї', "yi"),
            Map.entry('й', "y"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"),
            Map.entry('ß', "ss"));

    private BotCodes() {}

    static String unusedFor(String name, Set<String> taken) {
        String stem = PREFIX + latin(name);
        String code = stem;
        for (int next = 2; taken.contains(code); next++) {
            code = stem + "_" + next;
        }
        return code;
    }

    private static String latin(String name) {
        String spelled = name.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(letter -> CYRILLIC.getOrDefault((char) letter, String.valueOf((char) letter)))
                .collect(Collectors.joining());
        String plain = Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String stem = plain.length() > LONGEST_STEM ? plain.substring(0, LONGEST_STEM) : plain;
        return stem.isEmpty() ? "bot" : stem;
    }
}
