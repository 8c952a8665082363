package parley.insight;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import parley.authoring.Bot;
import parley.authoring.Edit;
import parley.authoring.EditScenario;
import parley.authoring.Edited;
import parley.authoring.ScenarioDraft;
import parley.engine.Topic;
import parley.insight.Questions.Standing;
import parley.portals.UserId;

/** Answers what people asked, in the draft: by a new topic, or by one more wording of a topic there is. */
public final class AnswerQuestion {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDING = 200;

    /** Colleagues may save in between, but not for ever. */
    private static final int TRIES = 3;

    private final Questions questions;
    private final EditScenario editScenario;
    private final Clock clock;

    public AnswerQuestion(Questions questions, EditScenario editScenario, Clock clock) {
        this.questions = questions;
        this.editScenario = editScenario;
        this.clock = clock;
    }

    /** @return id of the new topic; empty when the draft takes no more */
    public Optional<String> byNewTopic(Bot bot, UserId by, String likeness, String example) {
        String wording = wording(example);
        Optional<String> topic = edited(bot, by, new Edit.AddTopic(shortened(wording, LONGEST_NAME), List.of(wording)))
                .map(draft -> draft.scenario().topics().getLast().id());
        topic.ifPresent(id -> decide(bot, likeness, Standing.ANSWERED, id));
        return topic;
    }

    /** @return whether the topic has the wording now */
    public boolean byTopic(Bot bot, UserId by, String likeness, String example, String topic) {
        boolean done = edited(bot, by, new Edit.AddWordings(topic, List.of(wording(example))))
                .isPresent();
        if (done) {
            decide(bot, likeness, Standing.ANSWERED, topic);
        }
        return done;
    }

    /** Hides the question. */
    public void ignore(Bot bot, String likeness) {
        decide(bot, likeness, Standing.IGNORED, "");
    }

    /** Shows the question again. */
    public void open(Bot bot, String likeness) {
        decide(bot, likeness, Standing.OPEN, "");
    }

    /** The topics of the draft, to choose from. */
    public List<Topic> topics(Bot bot) {
        return editScenario
                .find(bot.portal(), bot.id())
                .map(draft -> draft.scenario().topics())
                .orElse(List.of());
    }

    private void decide(Bot bot, String likeness, Standing standing, String topic) {
        questions.of(bot.portal()).decide(bot.id(), List.of(likeness), standing, topic, clock.instant());
    }

    private Optional<ScenarioDraft> edited(Bot bot, UserId by, Edit edit) {
        Optional<ScenarioDraft> draft = editScenario.find(bot.portal(), bot.id());
        for (int tries = 0; tries < TRIES && draft.isPresent(); tries++) {
            switch (editScenario.apply(bot.portal(), by, bot.id(), draft.get().revision(), edit)) {
                case Edited.Done(ScenarioDraft done) -> {
                    return Optional.of(done);
                }
                case Edited.Changed(ScenarioDraft current) -> draft = Optional.of(current);
                case Edited.Refused _, Edited.Gone _ -> draft = Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A wording is one line. */
    private static String wording(String example) {
        return shortened(example.strip().replaceAll("\\s+", " "), LONGEST_WORDING);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
