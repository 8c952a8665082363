package parley.authoring;

import java.util.Optional;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.Problem.Kind;

/** Makes the portal know a bot as it is here, and notes what came of it. May be repeated. */
final class RegisterBot {
    private final Bots bots;
    private final Photos photos;
    private final BotPlatform platform;

    RegisterBot(Bots bots, Photos photos, BotPlatform platform) {
        this.bots = bots;
        this.photos = photos;
        this.platform = platform;
    }

    Saved register(Bot bot) {
        Photo photo = Optional.ofNullable(bot.profile().photo())
                .flatMap(id -> photos.find(bot.portal(), id))
                .orElse(null);
        return switch (platform.register(bot, photo)) {
            case Answer.Given<Long>(Long number) -> new Saved.Live(noted(bot, new Registration.Registered(number)));
            case Answer.Declined<Long>(Problem problem) -> {
                Long number = problem.kind() == Kind.GONE_FROM_PORTAL
                        ? null
                        : bot.registration().number();
                yield new Saved.Kept(noted(bot, new Registration.Trouble(number, problem.kind())), problem);
            }
        };
    }

    private Bot noted(Bot bot, Registration registration) {
        bots.of(bot.portal()).note(bot.id(), registration);
        return bot.with(registration);
    }
}
