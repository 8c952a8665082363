package parley.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bots of one portal and their commands, of every application. Guarded by the portal's lock. */
public final class Bots {
    /** Of one application in one portal (bots-v1.md, 3.1); a portal may set it otherwise and names it when it refuses. */
    private static final int MOST_PER_APPLICATION = 5;

    private static final long FIRST_ID = 842;
    private static final long FIRST_COMMAND_ID = 63;

    private final Map<Long, Bot> bots = new TreeMap<>();
    private final Map<Long, Command> commands = new TreeMap<>();
    private int mostPerApplication = MOST_PER_APPLICATION;
    private long nextId = FIRST_ID;
    private long nextCommandId = FIRST_COMMAND_ID;

    public int mostPerApplication() {
        return mostPerApplication;
    }

    void allow(int most) {
        mostPerApplication = most;
    }

    public List<Bot> all() {
        return List.copyOf(bots.values());
    }

    public List<Bot> of(String clientId) {
        return bots.values().stream()
                .filter(bot -> bot.clientId().equals(clientId))
                .toList();
    }

    public Optional<Bot> find(long id) {
        return Optional.ofNullable(bots.get(id));
    }

    /** Looks through all applications: a foreign bot's id may come back (bots-v1.md, 12). */
    public Optional<Bot> findByCode(String code) {
        return bots.values().stream().filter(bot -> bot.code().equals(code)).findFirst();
    }

    public Bot add(String clientId, String code, String type, boolean openLine, Handlers handlers, Profile profile) {
        Bot bot = new Bot(nextId, clientId, code, type, openLine, handlers, profile);
        nextId += 3;
        bots.put(bot.id(), bot);
        return bot;
    }

    public void put(Bot bot) {
        bots.put(bot.id(), bot);
    }

    void remove(Bot bot) {
        bots.remove(bot.id());
        commands.values().removeIf(command -> command.botId() == bot.id());
    }

    public List<Command> commands() {
        return new ArrayList<>(commands.values());
    }

    public Optional<Command> command(long id) {
        return Optional.ofNullable(commands.get(id));
    }

    public Optional<Command> command(long botId, String name) {
        return commands.values().stream()
                .filter(command -> command.botId() == botId && command.name().equals(name))
                .findFirst();
    }

    public long nextCommandId() {
        return nextCommandId++;
    }

    public void put(Command command) {
        commands.put(command.id(), command);
    }

    public void remove(Command command) {
        commands.remove(command.id());
    }
}
