package parley.authoring;

import java.util.List;
import java.util.Optional;
import parley.authoring.SavedTest.TestId;
import parley.portals.PortalId;

/** The saved chats of bots. */
public interface SavedTests {
    OfPortal of(PortalId portal);

    /** The saved chats of one portal's bots. */
    interface OfPortal {
        /** In the order of their creation. */
        List<SavedTest> all(BotId bot);

        Optional<SavedTest> find(BotId bot, TestId test);

        TestId nextId();

        /** Adds a chat or replaces the one with its id. */
        void save(BotId bot, SavedTest test);

        void remove(BotId bot, TestId test);
    }
}
