package parley.bitrix24;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.CommandPlatform;
import parley.authoring.CommandTerms;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;

/** The register of commands, through the first generation of the bot methods. All commands share our one event address. */
public final class Bitrix24Commands implements CommandPlatform {
    private final Calls calls;
    private final String handler;

    Bitrix24Commands(Calls calls, Connection connection, ApplicationCard card) {
        this.calls = calls;
        this.handler = connection.address(card.paths().events()).toString();
    }

    @Override
    public String address() {
        return handler;
    }

    @Override
    public Answer<Long> registerCommand(PortalId portal, long bot, CommandTerms terms) {
        Map<String, Object> parameters = new HashMap<>(fields(terms));
        parameters.put("BOT_ID", bot);
        parameters.put("COMMON", yes(terms.everywhere()));
        return switch (calls.call(portal, "imbot.command.register", parameters)) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.ofCommand(failed));
            case Called.Answered answered -> {
                long number = answered.result().number().orElse(0);
                yield number > 0
                        ? new Answer.Given<>(number)
                        : new Answer.Declined<>(new Problem(Field.COMMAND, Kind.REFUSED, "NO_NUMBER"));
            }
        };
    }

    /** Whether it is common cannot be changed (imbot-command-update.md). */
    @Override
    public Answer<Done> updateCommand(PortalId portal, long command, CommandTerms terms) {
        Map<String, Object> parameters = Map.of("COMMAND_ID", command, "FIELDS", fields(terms));
        return switch (calls.call(portal, "imbot.command.update", parameters)) {
            case Called.Failed failed -> new Answer.Declined<>(BotProblems.ofCommand(failed));
            case Called.Answered _ -> new Answer.Given<>(Done.DONE);
        };
    }

    @Override
    public Answer<Done> removeCommand(PortalId portal, long command) {
        return switch (calls.call(portal, "imbot.command.unregister", Map.of("COMMAND_ID", command))) {
            case Called.Failed failed -> {
                Problem problem = BotProblems.ofCommand(failed);
                boolean gone = problem.kind() == Kind.COMMAND_GONE || problem.kind() == Kind.GONE_FROM_PORTAL;
                yield gone ? new Answer.Given<>(Done.DONE) : new Answer.Declined<>(problem);
            }
            case Called.Answered _ -> new Answer.Given<>(Done.DONE);
        };
    }

    private Map<String, Object> fields(CommandTerms terms) {
        return Map.of(
                "COMMAND",
                terms.name(),
                "EVENT_COMMAND_ADD",
                handler,
                "HIDDEN",
                yes(terms.hidden()),
                "EXTRANET_SUPPORT",
                yes(terms.extranet()),
                "LANG",
                titles(terms));
    }

    /** Empty hints are sent too, so that what an author has cleared is cleared there. */
    private static List<Map<String, String>> titles(CommandTerms terms) {
        return terms.titles().stream()
                .map(title -> Map.of(
                        "LANGUAGE_ID", Languages.code(title.language()),
                        "TITLE", title.title(),
                        "PARAMS", title.parameters()))
                .toList();
    }

    private static String yes(boolean yes) {
        return yes ? "Y" : "N";
    }
}
