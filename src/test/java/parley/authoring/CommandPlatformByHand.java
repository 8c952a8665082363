package parley.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.authoring.BotPlatform.Answer;
import parley.authoring.BotPlatform.Done;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.portals.PortalId;

/**
 * A portal's register of commands that does what is documented, and of a second registration what a test chooses. It can
 * decline, and it can do what it was asked and lose its answer.
 */
public final class CommandPlatformByHand implements CommandPlatform {
    public final Map<Long, CommandTerms> registered = new TreeMap<>();
    public final List<String> calls = new ArrayList<>();
    public @Nullable Problem refusal;
    public String address = "https://parley.example/events";
    /** How many answers from now on the answer is lost; 0 for none. */
    int losesAnswer;

    /** When set, the process ends at that call instead: before it is carried out, or after. */
    int crashesAt;

    private long number = 62;

    /** The end of the process, for a test to catch. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Answer<Long> registerCommand(PortalId portal, long bot, CommandTerms terms) {
        return answer("register " + terms.name(), () -> {
            for (Map.Entry<Long, CommandTerms> there : registered.entrySet()) {
                if (there.getValue().name().equals(terms.name())) {
                    return new Answer.Given<>(there.getKey());
                }
            }
            registered.put(++number, terms);
            return new Answer.Given<>(number);
        });
    }

    @Override
    public Answer<Done> updateCommand(PortalId portal, long command, CommandTerms terms) {
        return answer("update " + command, () -> {
            CommandTerms before = registered.get(command);
            if (before == null) {
                return new Answer.Declined<>(new Problem(Field.COMMAND, Kind.GONE_FROM_PORTAL));
            }
            registered.put(command, terms.as(terms.name(), before.everywhere()));
            return new Answer.Given<>(Done.DONE);
        });
    }

    @Override
    public Answer<Done> removeCommand(PortalId portal, long command) {
        return answer("remove " + command, () -> {
            registered.remove(command);
            return new Answer.Given<>(Done.DONE);
        });
    }

    private <T> Answer<T> answer(String call, java.util.function.Supplier<Answer<T>> work) {
        if (refusal != null) {
            return new Answer.Declined<>(refusal);
        }
        calls.add(call);
        if (crashesAt > 0 && calls.size() == (crashesAt + 1) / 2 && crashesAt % 2 == 1) {
            throw new Crash();
        }
        Answer<T> answer = work.get();
        if (crashesAt > 0 && calls.size() == crashesAt / 2 && crashesAt % 2 == 0) {
            throw new Crash();
        }
        if (losesAnswer > 0 && --losesAnswer == 0) {
            return new Answer.Declined<>(new Problem(Field.COMMAND, Kind.PORTAL_UNREACHABLE));
        }
        return answer;
    }
}
