package parley.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import parley.authoring.Bot;
import parley.authoring.Rehearsal;
import parley.authoring.RehearseScenario;
import parley.authoring.RehearsedInput;
import parley.authoring.SavedTest;
import parley.authoring.SavedTests;
import parley.authoring.ScenarioDraft;
import parley.authoring.Setting;
import parley.engine.Person;
import parley.engine.Place;
import parley.engine.Scenario;

/** The chat with the draft beside the editor. The page keeps what was said; nothing is kept here, and nothing is done outside. */
final class RehearsalPages {
    private static final int LONGEST_NAME = 100;

    private final Drafting drafting;
    private final SavedTests tests;
    private final Clock clock;
    private final Pages pages;

    RehearsalPages(Drafting drafting, SavedTests tests, Clock clock, Pages pages) {
        this.drafting = drafting;
        this.tests = tests;
        this.clock = clock;
        this.pages = pages;
    }

    void begin(Context context) {
        drafting.with(context, (bot, draft) -> show(context, bot, draft, List.of(new RehearsedInput.Joined()), ""));
    }

    void goOn(Context context) {
        drafting.with(context, (bot, draft) -> {
            List<RehearsedInput> inputs = new ArrayList<>();
            if (context.formParam("again") == null) {
                context.formParams("input")
                        .forEach(
                                text -> RehearsedInputs.read(BotForm.tidy(text)).ifPresent(inputs::add));
                String said = typed(context, "say");
                if (!said.isEmpty() && context.formParam("next") == null) {
                    inputs.add(new RehearsedInput.Said(said));
                }
                RehearsedInputs.read(typed(context, "next")).ifPresent(inputs::add);
            }
            if (inputs.isEmpty()) {
                inputs.add(new RehearsedInput.Joined());
            }
            show(context, bot, draft, inputs, kept(context, bot, draft, inputs));
        });
    }

    private String kept(Context context, Bot bot, ScenarioDraft draft, List<RehearsedInput> inputs) {
        String name = typed(context, "test");
        if (context.formParam("keep") == null || name.isEmpty()) {
            return "";
        }
        Setting setting = setting(context, draft.scenario());
        Rehearsal rehearsal = RehearseScenario.rehearse(draft.scenario(), inputs, setting);
        SavedTests.OfPortal own = tests.of(bot.portal());
        own.save(
                bot.id(),
                new SavedTest(
                        own.nextId(),
                        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                        setting,
                        inputs,
                        rehearsal.turns().stream()
                                .map(Rehearsal.Rehearsed::replies)
                                .toList()));
        return Messages.text(Exchange.language(context), "rehearsal.kept", name);
    }

    private void show(Context context, Bot bot, ScenarioDraft draft, List<RehearsedInput> inputs, String kept) {
        Locale language = Exchange.language(context);
        Scenario scenario = draft.scenario();
        Setting setting = setting(context, scenario);
        Rehearsal rehearsal = RehearseScenario.rehearse(scenario, inputs, setting);
        RehearsalWords words = new RehearsalWords(language, scenario, Drafting.address(bot));
        pages.show(
                context,
                "topics/rehearsal",
                new RehearsalView(
                        Drafting.address(bot) + "/rehearsal",
                        "",
                        inputs.stream().map(RehearsedInputs::write).toList(),
                        words.entries(rehearsal),
                        words.wishes(rehearsal),
                        setting.person().name(),
                        setting.start()
                                .atZone(scenario.zone())
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                        setting.person().newcomer(),
                        Stream.of(Place.values())
                                .map(place -> new StepField.Option(
                                        place.name(),
                                        Messages.text(language, "topics.place." + place),
                                        place == setting.place()))
                                .toList(),
                        words.clock(rehearsal.now()),
                        kept));
    }

    /** Without a wish: the reader, in a private chat, now. */
    private Setting setting(Context context, Scenario scenario) {
        String typed = typed(context, "person");
        String name = typed.isEmpty() ? Messages.text(Exchange.language(context), "rehearsal.person") : typed;
        String[] parts = name.split("\\s+", 2);
        Person person = new Person(
                0,
                name,
                parts[0],
                parts.length > 1 ? parts[1] : "",
                List.of(),
                java.util.Map.of(),
                context.formParam("person") == null || context.formParam("newcomer") != null);
        Place place = Stream.of(Place.values())
                .filter(each -> each.name().equals(context.formParam("place")))
                .findFirst()
                .orElse(Place.PRIVATE);
        return new Setting(person, place, start(typed(context, "start"), scenario));
    }

    private Instant start(String typed, Scenario scenario) {
        try {
            return LocalDateTime.parse(typed).atZone(scenario.zone()).toInstant();
        } catch (DateTimeException _) {
            return clock.instant().truncatedTo(ChronoUnit.MINUTES);
        }
    }

    private static String typed(Context context, String name) {
        return BotForm.tidy(Objects.requireNonNullElse(context.formParam(name), ""))
                .strip();
    }
}
