package parley.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.authoring.Bot;
import parley.authoring.Command;
import parley.authoring.CommandStanding;
import parley.authoring.CommandTitle;
import parley.authoring.Problem;

/**
 * The commands of a bot as they are listed.
 *
 * @param address of the list itself
 * @param notice what became of the last wish, or empty
 * @param waiting whether the portal does not know the bot, and so none of its commands
 */
public record CommandListView(String title, String address, List<Row> rows, String notice, boolean waiting) {

    public boolean empty() {
        return rows.isEmpty();
    }

    /** Whether the portal still has to be told something. */
    public boolean unfinished() {
        return !waiting && rows.stream().anyMatch(row -> !row.done());
    }

    /**
     * One command.
     *
     * @param leaving deleted here, but still known to the portal
     */
    public record Row(
            String href,
            String deletion,
            String slash,
            String parameters,
            String text,
            String reach,
            String topic,
            BotListView.State state,
            boolean leaving,
            boolean done) {}

    static CommandListView of(Locale language, Bot bot, List<Command> commands, String notice) {
        String address = "/app/bots/" + bot.id().value() + "/commands";
        boolean waiting = bot.registration().number() == null;
        return new CommandListView(
                Messages.text(language, "commands.list.title", bot.profile().fullName()),
                address,
                commands.stream()
                        .map(command -> row(language, bot, address, command, waiting))
                        .toList(),
                notice,
                waiting);
    }

    private static Row row(Locale language, Bot bot, String address, Command command, boolean waiting) {
        String own = address + "/" + command.id().value();
        CommandTitle title = title(language, command.terms().titles());
        return new Row(
                own,
                own + "/deletion",
                "/" + command.terms().name(),
                title.parameters(),
                title.title(),
                reach(language, command),
                topic(language, bot, command),
                state(language, command, waiting),
                !command.wanted(),
                command.wanted()
                        && command.trouble() == null
                        && command.standing() instanceof CommandStanding.Registered);
    }

    /** The reader's own language where the author wrote it. */
    private static CommandTitle title(Locale language, List<CommandTitle> titles) {
        return titles.stream()
                .filter(title -> title.language().getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(titles.getFirst());
    }

    private static String reach(Locale language, Command command) {
        Stream<String> parts = Stream.of(
                command.terms().everywhere()
                        ? Messages.text(language, "commands.reach.everywhere")
                        : Messages.text(language, "commands.reach.own"),
                command.terms().hidden() ? Messages.text(language, "commands.reach.hidden") : "",
                command.terms().extranet() ? Messages.text(language, "commands.reach.extranet") : "");
        return String.join(" · ", parts.filter(part -> !part.isEmpty()).toList());
    }

    private static String topic(Locale language, Bot bot, Command command) {
        return bot.scenario().topics().stream()
                .filter(topic -> topic.id().equals(command.topic()))
                .findFirst()
                .map(topic -> Messages.text(language, "commands.leads-to", TopicNames.of(topic)))
                .orElseGet(() -> Messages.text(language, "commands.leads-nowhere"));
    }

    private static BotListView.State state(Locale language, Command command, boolean waiting) {
        if (!command.wanted()) {
            return new BotListView.State(
                    "badge--bad",
                    Messages.text(language, "commands.state.leaving"),
                    brief(language, command.trouble()));
        } else if (waiting) {
            return new BotListView.State("badge--quiet", Messages.text(language, "commands.state.waiting"), "");
        } else if (command.trouble() != null) {
            return new BotListView.State(
                    "badge--bad",
                    Messages.text(language, "commands.state.trouble"),
                    brief(language, command.trouble()));
        }
        return switch (command.standing()) {
            case CommandStanding.Registered _ ->
                new BotListView.State("badge--good", Messages.text(language, "commands.state.registered"), "");
            case CommandStanding.Asked _, CommandStanding.NotRegistered _ ->
                new BotListView.State("badge--quiet", Messages.text(language, "commands.state.not-registered"), "");
        };
    }

    private static String brief(Locale language, Problem.@Nullable Kind trouble) {
        return trouble == null
                ? ""
                : Messages.find(language, "commands.trouble." + trouble, List.of())
                        .orElseGet(() -> Messages.text(language, "commands.trouble.OTHER"));
    }
}
