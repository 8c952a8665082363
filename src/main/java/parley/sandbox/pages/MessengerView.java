package parley.sandbox.pages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.sandbox.portal.Button;
import parley.sandbox.portal.Chat;
import parley.sandbox.portal.Message;
import parley.sandbox.portal.Person;
import parley.sandbox.portal.Portal;
import parley.sandbox.wire.Parameters;

/** What the messenger page of one person shows; read under the portal's lock. */
public final class MessengerView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** One line of the list on the left. */
    public record Row(String dialog, Faces.Face face, String last, boolean isOpen) {}

    /** One line of the bell. */
    public record Bell(String author, String html, String time) {}

    /** A button with its place in the keyboard. */
    public record Key(int index, Button button, boolean isCommand) {}

    /** One bubble. */
    public record Bubble(
            long id,
            Faces.Face author,
            boolean isOwn,
            boolean isSystem,
            boolean isDeleted,
            boolean isEdited,
            String html,
            String text,
            String time,
            int likes,
            List<List<Key>> keyboard,
            List<String> attachments) {}

    /** A command as it is offered, to type or to choose. */
    public record Suggestion(String name, String parameters, String title, String bot) {}

    /**
     * The open dialog.
     *
     * @param line number of the chat when it is one of the Open Channel, else 0
     */
    public record Dialog(
            String id,
            Faces.Face face,
            boolean isGroup,
            long line,
            List<Faces.Face> members,
            List<Faces.Face> others,
            List<Bubble> messages,
            List<String> typing,
            List<Suggestion> commands) {}

    private final Portal portal;
    private final Person person;

    MessengerView(Portal portal, Person person) {
        this.portal = portal;
        this.person = person;
    }

    List<Row> recent(String open) {
        return portal.read(() -> portal.messenger().recent(person.id()).stream()
                .map(chat -> row(chat, open))
                .toList());
    }

    /** How many customers wait for a person. */
    long waiting() {
        return portal.read(() -> portal.channel().chats().stream()
                .flatMap(chat -> chat.line().stream())
                .filter(line -> line.session() != 0 && line.owner() == 0)
                .count());
    }

    List<Bell> bell() {
        return portal.notifications(person).stream()
                .map(one -> new Bell(
                        one.authorId() == 0
                                ? ""
                                : portal.read(() -> portal.messenger().nameOf(one.authorId())),
                        BbCode.toHtml(one.text()),
                        TIME.format(one.moment().atZone(ZoneId.systemDefault()))))
                .toList();
    }

    /** Everybody without a dialog yet: bots first. */
    List<Faces.Face> strangers() {
        return portal.read(() -> everybody()
                .filter(id ->
                        portal.messenger().find(person.id(), String.valueOf(id)).isEmpty())
                .map(id -> Faces.of(portal, id))
                .toList());
    }

    List<Faces.Face> everybodyElse() {
        return portal.read(() -> everybody().map(id -> Faces.of(portal, id)).toList());
    }

    Dialog dialog(Chat chat) {
        return portal.read(() -> {
            List<Faces.Face> members = chat.members().stream()
                    .filter(id -> id != person.id())
                    .map(id -> Faces.of(portal, id))
                    .toList();
            return new Dialog(
                    chat.dialogFor(person.id()),
                    face(chat),
                    !chat.isPrivate(),
                    chat.line().isPresent() ? chat.id() : 0,
                    members,
                    everybody()
                            .filter(id -> !chat.has(id))
                            .map(id -> Faces.of(portal, id))
                            .toList(),
                    chat.messages().stream().map(this::bubble).toList(),
                    chat.typing(portal.now()).stream()
                            .filter(id -> id != person.id())
                            .map(id -> portal.messenger().nameOf(id))
                            .toList(),
                    commands(chat));
        });
    }

    private Stream<Long> everybody() {
        return Stream.concat(
                portal.registry().all().stream().map(bot -> bot.id()),
                portal.staff().all().stream()
                        .filter(Person::isActive)
                        .map(Person::id)
                        .filter(id -> id != person.id()));
    }

    private Row row(Chat chat, String open) {
        String last = chat.messages().isEmpty()
                ? ""
                : BbCode.toPlain(chat.messages().getLast().text());
        String dialog = chat.dialogFor(person.id());
        return new Row(dialog, face(chat), last, dialog.equals(open));
    }

    private Faces.Face face(Chat chat) {
        return chat.isPrivate() ? Faces.of(portal, chat.partnerOf(person.id())) : Faces.ofGroup(chat.title());
    }

    private Bubble bubble(Message message) {
        Faces.Face author = Faces.of(portal, message.authorId());
        if (author.name().isEmpty()) {
            author = new Faces.Face(message.authorId(), message.author(), "", "?", "#616a73", "", false);
        }
        return new Bubble(
                message.id(),
                author,
                message.authorId() == person.id() && !message.isSystem(),
                message.isSystem(),
                message.isDeleted(),
                message.isEdited(),
                BbCode.toHtml(message.text()),
                message.text(),
                TIME.format(message.posted().atZone(ZoneId.systemDefault())),
                message.likes().size(),
                rows(message.buttons()),
                attachments(message.attach()));
    }

    /** BLOCK buttons take a line of their own, LINE buttons share one (messages.md, 3). */
    private static List<List<Key>> rows(List<Button> buttons) {
        List<List<Key>> rows = new ArrayList<>();
        boolean sameLine = false;
        for (int index = 0; index < buttons.size(); index++) {
            Button button = buttons.get(index);
            boolean line = button.display().equals("LINE");
            if (!button.isNewLine()) {
                if (!sameLine || !line) {
                    rows.add(new ArrayList<>());
                }
                rows.getLast().add(new Key(index, button, !button.command().isEmpty()));
            }
            sameLine = line && !button.isNewLine();
        }
        return rows;
    }

    /** Each block on a line, with the reduced markup of attachments (messages.md, 5). */
    static List<String> attachments(@Nullable Object attach) {
        Parameters full = Parameters.of(attach);
        List<String> lines = new ArrayList<>();
        for (Object item :
                (full.has("BLOCKS") ? full.inside("BLOCKS") : full).values().values()) {
            Parameters block = Parameters.of(item);
            Parameters link = block.inside("LINK");
            if (block.has("MESSAGE")) {
                lines.add(BbCode.toHtml(block.text("MESSAGE")));
            } else if (!link.isEmpty()) {
                String name = link.has("NAME") ? link.text("NAME") : link.text("LINK");
                lines.add(BbCode.toHtml("[url=" + link.text("LINK") + "]" + name + "[/url]\n" + link.text("DESC")));
            } else {
                for (Object cell : block.inside("GRID").values().values()) {
                    Map<String, Object> values = Parameters.of(cell).values();
                    lines.add(BbCode.toHtml(
                            "[b]" + values.getOrDefault("NAME", "") + "[/b] " + values.getOrDefault("VALUE", "")));
                }
            }
        }
        return lines;
    }

    /** Hidden ones are for buttons only, and those that are not common for the chats of their bot. */
    private List<Suggestion> commands(Chat chat) {
        return portal.registry().commands().stream()
                .filter(command -> !command.isHidden() && command.reaches(chat))
                .map(command -> new Suggestion(
                        "/" + command.name(),
                        command.title(person.language()).parameters(),
                        command.title(person.language()).text(),
                        portal.messenger().nameOf(command.botId())))
                .toList();
    }
}
