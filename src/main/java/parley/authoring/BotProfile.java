package parley.authoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a bot appears in the portal. At least one of the names is filled; texts that are not given are empty. */
public record BotProfile(
        String name,
        String lastName,
        BotColor color,
        String email,
        @Nullable LocalDate birthday,
        String position,
        String website,
        @Nullable Gender gender,
        @Nullable PhotoId photo) {

    public String fullName() {
        return (name + " " + lastName).strip();
    }
}
