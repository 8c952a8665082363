package parley.web;

import java.util.List;

/**
 * One conversation, turn by turn.
 *
 * @param erasure where all that is kept of the person can be erased; empty for who may not
 */
public record TalkView(String title, String back, String erasure, List<TurnLine> turns) {

    /**
     * A turn.
     *
     * @param event what happened, where nobody said anything
     * @param paragraphs of the bot
     * @param rule which rule decided
     * @param why the details, a name and a value each
     */
    public record TurnLine(
            String id,
            String who,
            String said,
            String event,
            List<String> paragraphs,
            Moment when,
            String rule,
            boolean missed,
            List<Detail> why,
            List<Link> steps,
            String waits) {}

    public record Detail(String name, String value) {}

    public record Link(String href, String text) {}
}
