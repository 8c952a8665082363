package parley.sandbox.rest;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import parley.sandbox.portal.People;
import parley.sandbox.portal.Profile;
import parley.sandbox.wire.Parameters;
import parley.sandbox.wire.Refusal;

/** Reads PROPERTIES of a bot; what was not sent stays as it was (bots-v1.md, 3.1). */
final class Profiles {
    private static final Set<String> COLORS = Set.of(
            "RED",
            "GREEN",
            "MINT",
            "LIGHT_BLUE",
            "DARK_BLUE",
            "PURPLE",
            "AQUA",
            "PINK",
            "LIME",
            "BROWN",
            "AZURE",
            "KHAKI",
            "SAND",
            "MARENGO",
            "GRAY",
            "GRAPHITE");
    private static final int LARGEST_SIDE = 5_000;

    static final Profile EMPTY = new Profile("", "", "", "", "", "", "", "", "");

    private Profiles() {}

    static Profile read(Parameters properties, Profile before, People people) {
        Profile profile = new Profile(
                text(properties, "NAME", before.name()),
                text(properties, "LAST_NAME", before.lastName()),
                text(properties, "COLOR", before.color()),
                text(properties, "EMAIL", before.email()),
                text(properties, "PERSONAL_BIRTHDAY", before.birthday()),
                text(properties, "WORK_POSITION", before.position()),
                text(properties, "PERSONAL_WWW", before.website()),
                text(properties, "PERSONAL_GENDER", before.gender()),
                text(properties, "PERSONAL_PHOTO", before.photo()));
        if (profile.fullName().isEmpty()) {
            throw new Refusal("NAME_ERROR", "Bot name isn't specified");
        }
        check(profile, people);
        return profile;
    }

    private static String text(Parameters properties, String name, String otherwise) {
        return properties.textIfPresent(name).map(String::strip).orElse(otherwise);
    }

    private static void check(Profile profile, People people) {
        refuseIf(!profile.color().isEmpty() && !COLORS.contains(profile.color()), "COLOR is none of the sixteen");
        refuseIf(people.usesEmail(profile.email()), "User with this e-mail already exists");
        refuseIf(!isDate(profile.birthday()), "PERSONAL_BIRTHDAY is no date YYYY-MM-DD");
        refuseIf(!Set.of("", "M", "F").contains(profile.gender()), "PERSONAL_GENDER is neither M nor F");
        refuseIf(!profile.website().isEmpty() && !profile.website().matches("https?://\\S+"), "PERSONAL_WWW is no URL");
        refuseIf(!isImage(profile.photo()), "PERSONAL_PHOTO is no raw Base64 image of at most 5000x5000 pixels");
    }

    private static void refuseIf(boolean wrong, String description) {
        if (wrong) {
            throw new Refusal("WRONG_REQUEST", description);
        }
    }

    private static boolean isDate(String text) {
        try {
            return text.isEmpty() || LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }

    private static boolean isImage(String base64) {
        if (base64.isEmpty()) {
            return true;
        }
        try {
            return size(Base64.getDecoder().decode(base64))
                    .filter(size -> size.width <= LARGEST_SIDE && size.height <= LARGEST_SIDE)
                    .isPresent();
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static Optional<Dimension> size(byte[] image) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            reader.setInput(stream);
            return Optional.of(new Dimension(reader.getWidth(0), reader.getHeight(0)));
        } catch (IOException | IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
