package parley.sandbox.pages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import parley.sandbox.portal.Bot;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Line;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;

/** What the pages of the Open Channel show; read under the portal's lock. */
public final class LineView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** How the line is set up, and the bots it may have. */
    public record Settings(long bot, boolean botStays, List<Faces.Face> bots) {}

    /**
     * One conversation as those inside see it.
     *
     * @param answerable whether this person can take it
     * @param dialog of this person, empty when they do not belong to it
     */
    public record Conversation(
            long chat,
            Faces.Face customer,
            String last,
            String state,
            boolean answerable,
            boolean open,
            String dialog) {}

    /** One message as the customer sees it. */
    public record Seen(boolean isOwn, String author, String html, List<String> attachments, String time) {}

    private final Portal portal;

    LineView(Portal portal) {
        this.portal = portal;
    }

    Settings settings() {
        return portal.read(() -> new Settings(
                portal.channel().welcomeBot().map(Bot::id).orElse(0L),
                portal.channel().botStays(),
                portal.registry().all().stream()
                        .filter(Bot::openLine)
                        .map(bot -> Faces.of(portal, bot.id()))
                        .toList()));
    }

    /** The one with the latest message first. */
    List<Conversation> conversations(Person person) {
        return portal.read(() -> portal.channel().chats().stream()
                .sorted(Comparator.comparingLong(Chat::lastMessageId).reversed())
                .map(chat -> conversation(chat, person))
                .toList());
    }

    private Conversation conversation(Chat chat, Person person) {
        Line line = chat.line().orElseThrow();
        boolean open = line.session() != 0;
        return new Conversation(
                chat.id(),
                Faces.of(portal, line.customer()),
                chat.messages().isEmpty()
                        ? ""
                        : BbCode.toPlain(chat.messages().getLast().text()),
                state(line),
                open && line.owner() != person.id(),
                open,
                chat.has(person.id()) ? chat.dialogFor(person.id()) : "");
    }

    private String state(Line line) {
        if (line.session() == 0) {
            return "Closed";
        }
        return line.owner() == 0
                ? "Waits for a person"
                : "With " + portal.messenger().nameOf(line.owner());
    }

    List<Seen> seenBy(Person customer) {
        return portal.read(() -> portal.channel()
                .chatOf(customer)
                .map(chat -> chat.messages().stream()
                        .filter(message -> !message.isInside() && !message.isDeleted())
                        .map(message -> seen(message, customer))
                        .toList())
                .orElse(List.of()));
    }

    /** Keyboards do not travel, and whether other markup does depends on the channel (open-channels.md, 5.1). */
    private Seen seen(Message message, Person customer) {
        return new Seen(
                message.authorId() == customer.id(),
                message.authorId() == 0 ? portal.name().title() : message.author(),
                BbCode.toHtml(message.text()),
                MessengerView.attachments(message.attach()),
                TIME.format(message.posted().atZone(ZoneId.systemDefault())));
    }
}
