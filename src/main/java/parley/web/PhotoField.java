package parley.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.authoring.CutPhoto.Choice;
import parley.authoring.PhotoId;

/**
 * The field of a bot's photo.
 *
 * @param choice the part that can be chosen of the picture, while it is being chosen
 */
public record PhotoField(BotFormView.Field field, @Nullable Choice choice) {
    static PhotoField of(@Nullable PhotoId photo, List<String> problems) {
        return new PhotoField(new BotFormView.Field("photo", photo == null ? "" : photo.value(), problems), null);
    }

    static PhotoField cropping(Choice choice, List<String> problems) {
        return new PhotoField(new BotFormView.Field("photo", choice.picture().value(), problems), choice);
    }

    public boolean choosing() {
        return choice != null;
    }

    /** Whether there is a picture of which no part is being chosen. */
    public boolean chosen() {
        return field.filled() && choice == null;
    }
}
