package parley.web;

import java.util.List;
import parley.authoring.Problem;

/** Which topic a problem is about, and which half of it. */
final class TopicProblems {
    private TopicProblems() {}

    /** The number of the topic, or 0 when the problem is not about one. */
    static int position(Problem problem) {
        if (problem.field() != Problem.Field.TOPICS) {
            return 0;
        }
        List<Object> details = problem.details();
        return switch (problem.kind()) {
            case TOPIC_WITHOUT_WORDINGS, TOPIC_WITHOUT_REPLY, TOPIC_TOO_LARGE -> number(details, 0);
            case WORDING_TAKEN -> number(details, 1);
            case TOO_LONG, UNKNOWN_VARIABLE -> number(details, 1);
            default -> 0;
        };
    }

    static boolean inReply(Problem problem) {
        return switch (problem.kind()) {
            case TOPIC_WITHOUT_REPLY, TOO_LONG, UNKNOWN_VARIABLE -> true;
            default -> false;
        };
    }

    static String target(Problem problem) {
        int position = position(problem);
        return position == 0 ? "topics" : "topic-" + position + (inReply(problem) ? "-reply" : "-wordings");
    }

    private static int number(List<Object> details, int at) {
        return details.size() > at && details.get(at) instanceof Integer number ? number : 0;
    }
}
