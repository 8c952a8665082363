package parley.authoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.authoring.SavedTest.TestId;
import parley.portals.PortalId;

/** Saved chats without a database, with the same promises. */
public final class SavedTestsInMemory implements SavedTests {
    private final Map<PortalId, OfOnePortal> portals = new HashMap<>();
    private long last;

    @Override
    public OfPortal of(PortalId portal) {
        return portals.computeIfAbsent(portal, _ -> new OfOnePortal());
    }

    private final class OfOnePortal implements OfPortal {
        private final Map<BotId, Map<TestId, SavedTest>> tests = new HashMap<>();

        @Override
        public List<SavedTest> all(BotId bot) {
            return List.copyOf(tests.getOrDefault(bot, Map.of()).values());
        }

        @Override
        public Optional<SavedTest> find(BotId bot, TestId test) {
            return Optional.ofNullable(tests.getOrDefault(bot, Map.of()).get(test));
        }

        @Override
        public TestId nextId() {
            return new TestId(++last);
        }

        @Override
        public void save(BotId bot, SavedTest test) {
            tests.computeIfAbsent(bot, _ -> new LinkedHashMap<>()).put(test.id(), test);
        }

        @Override
        public void remove(BotId bot, TestId test) {
            tests.getOrDefault(bot, new HashMap<>()).remove(test);
        }
    }
}
