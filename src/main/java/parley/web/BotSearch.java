package parley.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import parley.authoring.Bot;
import parley.authoring.BotProfile;
import parley.authoring.Registration;

/** Which bots of a long list are shown, and in which order. The address of the page carries it. */
record BotSearch(String words, Order order) {
    static final BotSearch ALL = new BotSearch("", Order.MADE);

    private static final int SHORT_LIST = 10;
    private static final int LONGEST_WORDS = 100;

    /** What comes first. */
    enum Order {
        MADE("made", "bots.search.order.made"),
        NAME("name", "bots.search.order.name"),
        STATE("state", "bots.search.order.state"),
        CHANGED("changed", "bots.search.order.changed");

        private final String value;
        private final String key;

        Order(String value, String key) {
            this.value = value;
            this.key = key;
        }

        static Order of(String value) {
            return Arrays.stream(values())
                    .filter(order -> order.value.equals(value))
                    .findFirst()
                    .orElse(MADE);
        }
    }

    static BotSearch of(Context context) {
        String words = Objects.requireNonNullElse(context.queryParam("q"), "").strip();
        return new BotSearch(
                words.substring(0, Math.min(words.length(), LONGEST_WORDS)),
                Order.of(Objects.requireNonNullElse(context.queryParam("sort"), "")));
    }

    /** Where this list is found again. */
    String address() {
        StringBuilder address = new StringBuilder("/app/bots");
        if (!words.isEmpty()) {
            address.append("?q=").append(URLEncoder.encode(words, StandardCharsets.UTF_8));
        }
        if (order != Order.MADE) {
            address.append(words.isEmpty() ? "?" : "&").append("sort=").append(order.value);
        }
        return address.toString();
    }

    List<Bot> among(List<Bot> all, Locale language) {
        List<String> wanted = List.of(plain(words).split("\\s+"));
        return all.stream()
                .filter(bot -> wanted.stream().allMatch(word -> text(bot).contains(word)))
                .sorted(comparator(language))
                .toList();
    }

    BotListView.Search view(Locale language, int shown, int all) {
        List<BotFormView.Choice> orders = Arrays.stream(Order.values())
                .map(each -> new BotFormView.Choice(each.value, Messages.text(language, each.key), "", each == order))
                .toList();
        return new BotListView.Search(
                all > SHORT_LIST, words, orders, Messages.text(language, "bots.search.count", shown, all));
    }

    private Comparator<Bot> comparator(Locale language) {
        Comparator<Bot> byName = Comparator.comparing(bot -> bot.profile().fullName(), Collator.getInstance(language));
        return switch (order) {
            case MADE -> Comparator.comparingLong(bot -> bot.id().value());
            case NAME -> byName;
            case STATE -> Comparator.comparingInt(BotSearch::urgency).thenComparing(byName);
            case CHANGED -> Comparator.comparing(Bot::changedAt).reversed();
        };
    }

    /** What needs somebody comes first. */
    private static int urgency(Bot bot) {
        return switch (bot.registration()) {
            case Registration.Trouble _ -> 0;
            case Registration.NotRegistered _ -> 1;
            case Registration.Registered _ -> 2;
        };
    }

    private static String text(Bot bot) {
        BotProfile profile = bot.profile();
        return plain(profile.fullName() + " " + profile.position() + " " + bot.code());
    }

    /** Case and accents do not matter to who searches. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
