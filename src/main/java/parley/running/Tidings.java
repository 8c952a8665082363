package parley.running;

import parley.engine.Place;
import parley.portals.PortalId;
import parley.running.Stimulus.Author;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a topic says now is told to somebody who asked for it before there was an answer.
 *
 * @param place not a group: there the bot speaks only when it is addressed
 * @param person number in the portal; 0 when unknown
 */
public record Tidings(BotRef bot, DialogId dialog, Place place, long person, String name, String topic) {
    /** The kind of envelope that carries them. */
    public static final String KIND = "tidings";

    private static final JsonMapper JSON = new JsonMapper();

    public byte[] write() {
        return JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("portal", bot.portal().value())
                .put("bot", bot.number())
                .put("dialog", dialog.value())
                .put("place", place.name())
                .put("person", person)
                .put("name", name)
                .put("topic", topic));
    }

    public static Tidings read(byte[] payload) {
        JsonNode written = JSON.readTree(payload);
        return new Tidings(
                new BotRef(
                        new PortalId(written.required("portal").asString()),
                        written.required("bot").asLong()),
                new DialogId(written.required("dialog").asString()),
                Place.valueOf(written.required("place").asString()),
                written.required("person").asLong(),
                written.required("name").asString(),
                written.required("topic").asString());
    }

    /** What people call the person is the first word of the name. */
    Meeting meeting() {
        String first = name.split(" ", 2)[0];
        String last = name.substring(first.length()).strip();
        return new Meeting(bot, dialog, place, 0, person == 0 ? null : new Author(person, name, first, last, false));
    }
}
