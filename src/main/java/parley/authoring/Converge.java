package parley.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.BotPlatform.Known;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.authoring.Registration.Registered;
import parley.authoring.Registration.Trouble;
import parley.portals.PortalId;

/**
 * Makes one portal agree with what is wanted of its bots, once, under its lease. Each step is noted before the next begins, so
 * whoever comes after a crash goes on where this one ended. Nothing is sent where nothing differs.
 */
final class Converge {
    private final PortalId portal;
    private final Bots.OfPortal own;
    private final Photos photos;
    private final BotPlatform platform;
    private final ConvergeCommands commands;
    private final Leases.Lease lease;
    private final Map<BotId, Problem> problems = new HashMap<>();
    private final List<Known> known = new ArrayList<>();
    private @Nullable Answer<List<Known>> list;

    Converge(
            PortalId portal,
            Bots bots,
            Photos photos,
            BotPlatform platform,
            ConvergeCommands commands,
            Leases.Lease lease) {
        this.portal = portal;
        this.own = bots.of(portal);
        this.photos = photos;
        this.platform = platform;
        this.commands = commands;
        this.lease = lease;
    }

    /** Codes that other bots of the portal have, of whatever vendor, as far as the portal tells. */
    Set<String> codesOfOthers(@Nullable Bot self) {
        Set<String> codes = new HashSet<>();
        own.all().stream()
                .filter(bot -> self == null || !bot.id().equals(self.id()))
                .forEach(bot -> codes.add(bot.code()));
        if (list() instanceof Answer.Given<List<Known>>(List<Known> listed)) {
            Long number = self == null ? null : self.registration().number();
            listed.stream()
                    .filter(one -> number == null || one.number() != number)
                    .forEach(one -> codes.add(one.code()));
        }
        return codes;
    }

    /** What the portal knew when it was first asked. */
    private Answer<List<Known>> list() {
        if (list == null) {
            lease.renew();
            list = platform.list(portal);
        }
        return list;
    }

    /** An installation starts with none of our bots, and they come back; whom people have removed one by one stays away. */
    Map<BotId, Problem> runAfterInstalling() {
        boolean fresh = list() instanceof Answer.Given<List<Known>>(List<Known> listed) && countOurs(listed) == 0;
        if (fresh) {
            own.all().forEach(commands::forget);
            own.forgetRegistrations();
        }
        return run();
    }

    /** What the portal declined, by bot. */
    Map<BotId, Problem> run() {
        List<Bot> concerned =
                own.all().stream().filter(Converge::concernsThePortal).toList();
        if (!concerned.isEmpty()) {
            switch (list()) {
                case Answer.Given<List<Known>>(List<Known> listed) -> {
                    known.addAll(listed);
                    settle(concerned);
                }
                case Answer.Declined<List<Known>>(Problem problem) ->
                    concerned.stream()
                            .filter(bot -> !isUpToDate(bot))
                            .forEach(bot -> trouble(bot, bot.registration().number(), problem));
            }
        }
        return Map.copyOf(problems);
    }

    private static boolean concernsThePortal(Bot bot) {
        return switch (bot.wish()) {
            case Wish.Draft _ -> false;
            case Wish.Deleted _ -> true;
            // Its author decides whether it comes back.
            case Wish.Live _, Wish.Paused _ -> !bot.removedInPortal();
        };
    }

    /** Deletions make room, and all bots must share one address before another one is registered with it. */
    private void settle(List<Bot> concerned) {
        List<Bot> missing = new ArrayList<>();
        for (Bot bot : concerned) {
            if (bot.wish() instanceof Wish.Deleted) {
                delete(bot);
            }
        }
        for (Bot bot : concerned) {
            if (!(bot.wish() instanceof Wish.Deleted)) {
                find(bot).ifPresentOrElse(there -> align(bot, there), () -> missing.add(bot));
            }
        }
        missing.forEach(this::register);
        for (Bot bot : own.all()) {
            if (bot.registration() instanceof Registered && !(bot.wish() instanceof Wish.Deleted)) {
                lease.renew();
                commands.converge(bot);
            }
        }
    }

    /** By its number, because its code may have been changed here; else by its code, because a crash may have hidden its number. */
    private Optional<Known> find(Bot bot) {
        Long number = bot.registration().number();
        if (number != null) {
            return known.stream().filter(one -> one.number() == number).findFirst();
        }
        Set<Long> ofOthers = numbers();
        return known.stream()
                .filter(one -> one.code().equals(bot.code()) && !ofOthers.contains(one.number()))
                .findFirst();
    }

    private Set<Long> numbers() {
        return own.all().stream()
                .map(bot -> bot.registration().number())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void delete(Bot bot) {
        Optional<Known> there = find(bot);
        if (there.isPresent()) {
            lease.renew();
            if (platform.unregister(portal, there.get().number()) instanceof Answer.Declined<Done>(Problem problem)) {
                trouble(bot, there.get().number(), problem);
                return;
            }
            known.remove(there.get());
        }
        own.remove(bot.id());
    }

    private void align(Bot bot, Known there) {
        String name = bot.profile().fullName();
        boolean sameWords = isUpToDate(bot) && there.code().equals(bot.code());
        String shownAs = bot.registration() instanceof Registered registered ? registered.shownAs() : "";
        if (sameWords && there.name().equals(name)) {
            if (!shownAs.isEmpty()) {
                noted(bot, new Registered(there.number(), fingerprint(bot), ""));
            }
        } else if (!sameWords) {
            update(bot, there.number(), "");
        } else if (!there.name().equals(shownAs)) {
            // Renamed there, or spelled otherwise by the portal: if it stays so, we have tried.
            update(bot, there.number(), there.name());
        }
    }

    private boolean isUpToDate(Bot bot) {
        return bot.registration() instanceof Registered registered
                && registered.accepted().equals(fingerprint(bot));
    }

    private String fingerprint(Bot bot) {
        return Fingerprint.of(bot, platform.address());
    }

    private void register(Bot bot) {
        if (bot.registration().number() != null) {
            trouble(bot, null, new Problem(Field.WHOLE, Kind.GONE_FROM_PORTAL));
        } else if (countOurs(known) >= platform.limit()) {
            trouble(bot, null, new Problem(Field.WHOLE, Kind.LIMIT_REACHED, platform.limit()));
        } else if (known.stream().anyMatch(one -> one.code().equals(bot.code()))) {
            trouble(bot, null, new Problem(Field.CODE, Kind.CODE_TAKEN));
        } else {
            lease.renew();
            switch (platform.register(bot, photo(bot))) {
                case Answer.Given<Long>(Long number) -> {
                    known.add(knownAs(bot, number));
                    // Registration drops some of the addresses, and changes nothing of a bot that exists.
                    update(noted(bot, new Registered(number)), number, "");
                }
                case Answer.Declined<Long>(Problem problem) -> trouble(bot, null, problem);
            }
        }
    }

    /** The list may show other vendors' bots too, which do not count against our limit. */
    private long countOurs(List<Known> listed) {
        Set<Long> numbers = numbers();
        Set<String> codes = own.all().stream().map(Bot::code).collect(Collectors.toSet());
        return listed.stream()
                .filter(one -> numbers.contains(one.number()) || codes.contains(one.code()))
                .count();
    }

    private void update(Bot found, long number, String shownAs) {
        Bot bot = Objects.equals(found.registration().number(), number) ? found : noted(found, new Registered(number));
        lease.renew();
        switch (platform.update(bot, number, photo(bot))) {
            case Answer.Given<Done> _ -> settled(bot, number, shownAs);
            case Answer.Declined<Done>(Problem problem) -> {
                boolean notOurs = problem.kind() == Kind.GONE_FROM_PORTAL || problem.kind() == Kind.FOREIGN_BOT;
                trouble(bot, notOurs ? null : number, problem);
            }
        }
    }

    private void settled(Bot bot, long number, String shownAs) {
        known.replaceAll(one -> one.number() == number ? knownAs(bot, number) : one);
        noted(bot, new Registered(number, fingerprint(bot), shownAs));
    }

    private static Known knownAs(Bot bot, long number) {
        return new Known(number, bot.code(), bot.profile().fullName());
    }

    private @Nullable Photo photo(Bot bot) {
        return Optional.ofNullable(bot.profile().photo())
                .flatMap(id -> photos.find(portal, id))
                .orElse(null);
    }

    private void trouble(Bot bot, @Nullable Long number, Problem problem) {
        problems.put(bot.id(), problem);
        noted(bot, new Trouble(number, problem.kind()));
    }

    private Bot noted(Bot bot, Registration registration) {
        if (!bot.registration().equals(registration)) {
            own.note(bot.id(), registration);
        }
        return bot.with(registration);
    }
}
