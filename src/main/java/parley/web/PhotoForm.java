package parley.web;

import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.authoring.Crop;
import parley.authoring.PhotoId;

/** What the field of a photo sends: the name of a picture and, while a part of it is being chosen, that part. */
final class PhotoForm {
    private PhotoForm() {}

    static @Nullable PhotoId picture(Context context) {
        String photo = Objects.requireNonNullElse(context.formParam("photo"), "");
        return photo.matches("[0-9a-f]{64}") ? new PhotoId(photo) : null;
    }

    static @Nullable Crop crop(Context context) {
        Integer x = number(context, "cropX");
        Integer y = number(context, "cropY");
        Integer size = number(context, "cropSize");
        return x == null || y == null || size == null ? null : new Crop(x, y, size);
    }

    private static @Nullable Integer number(Context context, String name) {
        String typed = Objects.requireNonNullElse(context.formParam(name), "");
        return typed.matches("\\d{1,6}") ? Integer.valueOf(typed) : null;
    }
}
