package parley.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ways on from a page: the sections of the application, or the pages of one bot. */
public record Navigation(List<Place> places) {
    private static final Pattern BOT_PAGE = Pattern.compile("/app/bots/\\d+");
    static final Navigation NOWHERE = new Navigation(List.of());

    public Navigation {
        places = List.copyOf(places);
    }

    /** One way, and whether the reader is there already. */
    public record Place(String href, String text, boolean current) {}

    /** The sections this person may see; none without a session. */
    static Navigation sections(Context context) {
        Session session = Exchange.sessionOrNull(context);
        if (session == null || !session.visitor().administrator()) {
            return NOWHERE;
        }
        Locale language = Exchange.language(context);
        return new Navigation(List.of(
                place(context, "/app/bots", Messages.text(language, "navigation.bots")),
                place(context, "/app/people", Messages.text(language, "navigation.people")),
                place(context, "/app/changes", Messages.text(language, "navigation.changes")),
                place(context, "/app/health", Messages.text(language, "navigation.health"))));
    }

    /** The pages of the bot whose page this is; none on other pages. */
    static Navigation ofBot(Context context) {
        Matcher matcher = BOT_PAGE.matcher(context.path());
        if (!matcher.lookingAt()) {
            return NOWHERE;
        }
        Locale language = Exchange.language(context);
        String address = matcher.group();
        return new Navigation(List.of(
                new Place(
                        address,
                        Messages.text(language, "navigation.bot.form"),
                        context.path().equals(address)),
                new Place(
                        address + "/topics",
                        Messages.text(language, "navigation.bot.topics"),
                        Stream.of("/topics", "/document").anyMatch(page -> isWithin(context, address + page))),
                new Place(
                        address + "/versions",
                        Messages.text(language, "navigation.bot.versions"),
                        Stream.of("/versions", "/tests", "/replay")
                                .anyMatch(page -> isWithin(context, address + page))),
                place(context, address + "/commands", Messages.text(language, "navigation.bot.commands")),
                place(context, address + "/unanswered", Messages.text(language, "navigation.bot.unanswered")),
                place(context, address + "/numbers", Messages.text(language, "navigation.bot.numbers")),
                place(context, address + "/transcripts", Messages.text(language, "navigation.bot.transcripts")),
                place(context, address + "/changes", Messages.text(language, "navigation.bot.changes"))));
    }

    /** Whether there is somewhere else to go. */
    public boolean useful() {
        return places.size() > 1;
    }

    private static Place place(Context context, String href, String text) {
        return new Place(href, text, isWithin(context, href));
    }

    private static boolean isWithin(Context context, String href) {
        // The portal opens the application at an address that stands for its first page.
        String path = context.path().equals("/app") ? "/app/bots" : context.path();
        return (path + "/").startsWith(href + "/");
    }
}
