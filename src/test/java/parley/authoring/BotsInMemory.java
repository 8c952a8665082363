package parley.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.portals.PortalId;

/** Bots without a database, with the same promises. */
public final class BotsInMemory implements Bots {
    private final Map<PortalId, OfOnePortal> portals = new HashMap<>();
    private final Steps steps;
    private long last;

    public BotsInMemory() {
        this(new Steps());
    }

    public BotsInMemory(Steps steps) {
        this.steps = steps;
    }

    @Override
    public OfPortal of(PortalId portal) {
        return portals.computeIfAbsent(portal, _ -> new OfOnePortal());
    }

    private final class OfOnePortal implements OfPortal {
        private final Map<BotId, Bot> bots = new LinkedHashMap<>();
        private final Map<String, BotId> forms = new HashMap<>();

        @Override
        public List<Bot> all() {
            return new ArrayList<>(bots.values());
        }

        @Override
        public Set<Long> numbers() {
            return all().stream()
                    .map(bot -> bot.registration().number())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        @Override
        public Optional<Bot> find(BotId id) {
            return Optional.ofNullable(bots.get(id));
        }

        @Override
        public Optional<Bot> findByFormKey(String formKey) {
            return Optional.ofNullable(forms.get(formKey)).flatMap(this::find);
        }

        @Override
        public BotId nextId() {
            return new BotId(++last);
        }

        @Override
        public boolean add(Bot bot, String formKey) {
            steps.step();
            if (forms.containsKey(formKey)
                    || bots.values().stream().anyMatch(other -> other.code().equals(bot.code()))) {
                return false;
            }
            bots.put(bot.id(), bot);
            forms.put(formKey, bot.id());
            return true;
        }

        @Override
        public boolean replace(Bot bot, long revision) {
            steps.step();
            Bot before = bots.get(bot.id());
            if (before == null || before.revision() != revision) {
                return false;
            }
            bots.put(bot.id(), bot.with(before.registration()));
            return true;
        }

        @Override
        public void note(BotId id, Registration registration) {
            steps.step();
            bots.computeIfPresent(id, (_, bot) -> bot.with(registration));
        }

        @Override
        public void forgetRegistrations() {
            steps.step();
            bots.replaceAll((_, bot) -> bot.with(new Registration.NotRegistered()));
        }

        @Override
        public boolean remove(BotId id) {
            steps.step();
            forms.values().remove(id);
            return bots.remove(id) != null;
        }
    }
}
