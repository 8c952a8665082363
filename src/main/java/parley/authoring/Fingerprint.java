package parley.authoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** All that a portal is told of a bot, in 64 characters: what differs has to be sent again. */
final class Fingerprint {
    private Fingerprint() {}

    /** @param address where the portal sends what the bot hears */
    static String of(Bot bot, String address) {
        BotProfile profile = bot.profile();
        List<Object> told = List.of(
                address,
                bot.code(),
                profile.name(),
                profile.lastName(),
                profile.color(),
                profile.email(),
                Objects.toString(profile.birthday(), ""),
                profile.position(),
                profile.website(),
                Objects.toString(profile.gender(), ""),
                profile.photo() == null ? "" : profile.photo().value());
        // No field holds a line break, so no two bots read the same.
        return digest(told.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
