package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import parley.authoring.Crop;
import parley.authoring.CutPhoto;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Photos;
import parley.authoring.Problem;
import parley.authoring.Problem.Field;
import parley.authoring.Problem.Kind;
import parley.authoring.ReadPhoto;
import parley.portals.PortalId;

/** Pictures of bots: taken at once when chosen, so that a form carries only their names. */
final class PhotoPages {
    /** Not read at all; it leaves room to say of smaller ones what is wrong with them. */
    static final int LARGEST_UPLOAD = 16 * 1024 * 1024;

    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private final Photos photos;
    private final CutPhoto cutPhoto;
    private final Pages pages;
    private final ErrorPages errors;

    PhotoPages(Photos photos, Pages pages, ErrorPages errors) {
        this.photos = photos;
        this.cutPhoto = new CutPhoto(photos);
        this.pages = pages;
        this.errors = errors;
    }

    void blank(Context context) {
        show(context, PhotoField.of(null, List.of()));
    }

    void create(Context context) throws IOException {
        if (context.req().getContentLengthLong() > LARGEST_UPLOAD) {
            // Read by nobody, so the picture that is there is not known: only what is said below it changes.
            Bodies.throwAway(context);
            context.header("HX-Retarget", "#photo-field .field__notes");
            context.header("HX-Reselect", ".field__notes");
            reject(context, null, null, fileTooLarge());
            return;
        }
        UploadedFile file = context.uploadedFile("picture");
        byte[] upload = new byte[0];
        if (file != null) {
            try (InputStream content = file.content()) {
                upload = content.readNBytes(ReadPhoto.LARGEST_FILE + 1);
            }
        }
        switch (read(upload)) {
            case ReadPhoto.Outcome.Read(Photo photo) -> {
                photos.save(portal(context), photo);
                context.status(HttpStatus.CREATED);
                showChoice(context, photo.id(), null, List.of());
            }
            case ReadPhoto.Outcome.Unreadable(Problem problem) ->
                reject(context, PhotoForm.picture(context), PhotoForm.crop(context), problem);
        }
    }

    /** Lets the author choose another part of the picture. */
    void choose(Context context) {
        cutPhoto.choice(portal(context), new PhotoId(context.pathParam("id")))
                .ifPresentOrElse(
                        choice -> show(context, PhotoField.cropping(choice, List.of())),
                        () -> errors.notFound(context));
    }

    /** One at a time: unfolding a picture keeps a processor busy, and everybody else's requests need the other. */
    private static ReadPhoto.Outcome read(byte[] upload) {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            return ReadPhoto.read(upload);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    void find(Context context) {
        Optional<Photo> photo = photos.find(portal(context), new PhotoId(context.pathParam("id")));
        if (photo.isEmpty()) {
            errors.notFound(context);
        } else {
            context.header(Header.CACHE_CONTROL, "private, max-age=31536000, immutable");
            context.contentType(photo.get().mediaType()).result(photo.get().content());
        }
    }

    private void reject(Context context, @Nullable PhotoId before, @Nullable Crop crop, Problem problem) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        List<String> problems = List.of(Problems.sentence(Exchange.language(context), problem));
        if (before == null || crop == null) {
            show(context, PhotoField.of(before, problems));
        } else {
            showChoice(context, before, crop, problems);
        }
    }

    private void showChoice(Context context, PhotoId picture, @Nullable Crop crop, List<String> problems) {
        show(
                context,
                cutPhoto.choice(portal(context), picture, crop)
                        .map(choice -> PhotoField.cropping(choice, problems))
                        .orElseGet(() -> PhotoField.of(null, problems)));
    }

    private void show(Context context, PhotoField field) {
        pages.show(context, "bots/photo :: photo", new BotFormView.PhotoFragment(field));
    }

    private static Problem fileTooLarge() {
        return new Problem(Field.PHOTO, Kind.FILE_TOO_LARGE, ReadPhoto.LARGEST_FILE / 1024 / 1024);
    }

    private static PortalId portal(Context context) {
        return Exchange.session(context).visitor().portal();
    }
}
