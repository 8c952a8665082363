package parley.running;

import java.util.Map;
import parley.engine.Effect;

/** The systems of bots' authors. One call over the network, never inside a transaction. */
public interface Outside {

    /** @param key the same for every try of the same question, so that the other side can know it again */
    Answer ask(Effect.Call call, String key);

    /** What the other side said. */
    sealed interface Answer {
        /** @param picked what was found of what the call asked for */
        record Done(Map<String, String> picked) implements Answer {
            public Done {
                picked = Map.copyOf(picked);
            }
        }

        /**
         * It refused, or what it said was no use.
         *
         * @param reason for logs; holds nobody's words
         */
        record Failed(String reason) implements Answer {}

        /** It did not answer in time; the question may have been understood all the same. */
        record Late() implements Answer {}
    }
}
