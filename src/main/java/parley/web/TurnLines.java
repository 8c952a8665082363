package parley.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.engine.Why;
import parley.insight.Entry;
import parley.web.TalkView.Detail;
import parley.web.TalkView.Link;
import parley.web.TalkView.TurnLine;

/** Puts turns into words: what was said, what was answered, and why. */
record TurnLines(Locale language, TopicLabels labels, Instant now) {

    TurnLine line(Entry entry) {
        boolean spoke = !entry.said().isEmpty() && entry.kind() != Entry.Kind.CHOSEN;
        return new TurnLine(
                "turn-" + entry.id(),
                entry.personName(),
                spoke ? entry.said() : "",
                spoke && entry.kind() != Entry.Kind.EDITED
                        ? ""
                        : Messages.text(language, "transcripts.event." + entry.kind(), entry.said()),
                entry.answered().isEmpty()
                        ? List.of()
                        : List.of(entry.answered().split("\n\n")),
                Moment.of(language, entry.at(), now),
                Messages.text(language, "transcripts.rule." + entry.why().rule()),
                entry.missed(),
                details(entry.why()),
                entry.steps().stream()
                        .distinct()
                        .map(step -> new Link(labels.address(step), labels.name(step)))
                        .toList(),
                entry.waitsAt() == null
                        ? ""
                        : Messages.text(language, "transcripts.waits", labels.name(entry.waitsAt())));
    }

    private List<Detail> details(Why why) {
        List<Detail> details = new ArrayList<>();
        if (why.topic() != null) {
            details.add(detail("topic", labels.name(why.topic())));
        }
        if (why.wording() != null) {
            details.add(detail("wording", why.wording()));
            details.add(detail("score", Integer.toString(why.score())));
        }
        if (!why.compared().isEmpty()) {
            details.add(detail("compared", why.compared()));
        }
        Why.RunnerUp second = why.runnerUp();
        if (second != null) {
            details.add(detail(
                    "runner-up",
                    Messages.text(
                            language,
                            "transcripts.why.runner-up.value",
                            labels.name(second.topic()),
                            second.wording(),
                            second.score())));
        }
        return details;
    }

    private Detail detail(String name, String value) {
        return new Detail(Messages.text(language, "transcripts.why." + name), value);
    }
}
