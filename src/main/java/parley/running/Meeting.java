package parley.running;

import org.jspecify.annotations.Nullable;
import parley.engine.Place;
import parley.portals.PortalId;
import parley.running.Stimulus.Author;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bot and a person in a dialog.
 *
 * @param session number of the enquiry in an Open Channel; 0 elsewhere and where it is not known
 * @param author null when nobody knows who it is
 */
public record Meeting(
        BotRef bot,
        DialogId dialog,
        Place place,
        long session,
        @Nullable Author author) {

    void write(ObjectNode into) {
        into.put("portal", bot.portal().value());
        into.put("bot", bot.number());
        into.put("dialog", dialog.value());
        into.put("place", place.name());
        into.put("session", session);
        if (author != null) {
            into.putObject("author")
                    .put("id", author.userId())
                    .put("name", author.name())
                    .put("first", author.firstName())
                    .put("last", author.lastName());
        }
    }

    /** What earlier versions kept tells neither place nor person. */
    static Meeting read(JsonNode written) {
        DialogId dialog = new DialogId(written.required("dialog").asString());
        return new Meeting(
                new BotRef(
                        new PortalId(written.required("portal").asString()),
                        written.required("bot").asLong()),
                dialog,
                written.has("place") ? Place.valueOf(written.required("place").asString()) : dialog.likelyPlace(),
                written.path("session").asLong(0),
                written.has("author") ? author(written.required("author")) : null);
    }

    private static Author author(JsonNode written) {
        return new Author(
                written.required("id").asLong(),
                written.required("name").asString(),
                written.required("first").asString(),
                written.required("last").asString(),
                false);
    }
}
