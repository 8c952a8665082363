package parley.engine;

import java.util.List;
import java.util.Optional;
import parley.engine.Conversation.Strand;

/** Goes on where a conversation waited for something other than words: a moment, a call, a human. */
final class TakeOutcome {
    private final Round round;
    private final Walk walk;
    private final Floor floor;

    TakeOutcome(Round round, Walk walk, Floor floor) {
        this.round = round;
        this.walk = walk;
        this.floor = floor;
    }

    Turn woken(long ticket) {
        Optional<Strand> awaited = round.strandOf(ticket).filter(strand -> !isInterrupted(strand) && !isMet(strand));
        if (awaited.isEmpty()) {
            return late();
        }
        Strand strand = take(awaited.get());
        switch (round.stepOf(strand)) {
            case Step.Asking asking -> walk.into(strand.at(), asking.branches().size() - 1, strand.answers());
            case Step.HandOver _ -> {
                floor.takeBack();
                walk.into(strand.at(), 2, List.of());
            }
            case Step.Say _,
                    Step.If _,
                    Step.Set _,
                    Step.Count _,
                    Step.Remember _,
                    Step.Pause _,
                    Step.Wait _,
                    Step.Call _,
                    Step.Lead _,
                    Step.Task _,
                    Step.Notify _,
                    Step.Go _,
                    Step.Use _,
                    Step.End _ -> walk.behind(strand.at(), strand.answers());
        }
        return awaited(strand);
    }

    /** Whoever asks something else meanwhile is not silent; the question is asked again afterwards. */
    private boolean isInterrupted(Strand strand) {
        return !strand.equals(round.front()) && round.stepOf(strand) instanceof Step.Asking;
    }

    /** The human that was awaited is there and cannot be late. */
    private boolean isMet(Strand strand) {
        return round.stepOf(strand) instanceof Step.HandOver && strand.isMet();
    }

    Turn called(Input.Called called) {
        Optional<Strand> awaited =
                round.strandOf(called.ticket()).filter(strand -> round.stepOf(strand) instanceof Step.Call);
        if (awaited.isEmpty()) {
            return late();
        }
        Strand strand = take(awaited.get());
        called.picked().forEach((variable, value) -> round.variables.put(variable, Judge.numberOr(Value.text(value))));
        switch (called.outcome()) {
            case DONE -> walk.behind(strand.at(), List.of());
            case FAILED -> walk.into(strand.at(), 0, List.of());
            case LATE -> walk.into(strand.at(), 1, List.of());
        }
        return awaited(strand);
    }

    Turn handedOver(Input.HandedOver handed) {
        Optional<Strand> awaited =
                round.strandOf(handed.ticket()).filter(strand -> round.stepOf(strand) instanceof Step.HandOver);
        if (awaited.isEmpty()) {
            return late();
        }
        Strand strand = take(awaited.get());
        switch (handed.outcome()) {
            case ACCEPTED -> walk.into(strand.at(), 0, List.of());
            case NOBODY -> {
                floor.takeBack();
                walk.into(strand.at(), 1, List.of());
            }
            case LATE -> {
                floor.takeBack();
                walk.into(strand.at(), 2, List.of());
            }
        }
        return awaited(strand);
    }

    /** The line of talk goes on in front of what interrupted it. */
    private Strand take(Strand awaited) {
        round.retire(awaited);
        round.strands.remove(awaited);
        return awaited;
    }

    private Turn awaited(Strand strand) {
        return round.end(new Why(Why.Rule.AWAITED, strand.topic(), "", null));
    }

    private Turn late() {
        return round.end(Why.of(Why.Rule.LATE));
    }
}
