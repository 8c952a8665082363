package parley.web;

import java.util.Locale;

/**
 * Sentences with a number in them. Their second value chooses the word by its form: {@code {0} {1,choice,0#minute|1#minutes|2#minutes}}
 * has the forms for one, for few and for many, of which English and German use the first and the last.
 */
final class Plural {
    private static final int ONE = 0;
    private static final int FEW = 1;
    private static final int MANY = 2;

    private Plural() {}

    static String text(Locale language, String key, long number) {
        return Messages.text(language, key, number, form(language, number));
    }

    /** A number and something else, which is the third value of the sentence. */
    static String text(Locale language, String key, long number, String other) {
        return Messages.text(language, key, number, form(language, number), other);
    }

    private static int form(Locale language, long number) {
        if (!language.getLanguage().equals("ru")) {
            return number == 1 ? ONE : MANY;
        }
        long last = number % 10;
        boolean teens = number % 100 / 10 == 1;
        if (teens || last == 0 || last > 4) {
            return MANY;
        } else {
            return last == 1 ? ONE : FEW;
        }
    }
}
