package parley.authoring;

import java.util.Locale;

/**
 * What the messenger shows of a command to people of one language.
 *
 * @param parameters a hint at what to type behind the name; may be empty
 */
public record CommandTitle(Locale language, String title, String parameters) {}
