package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
    private final Pages pages;
    private final ErrorPages errors;

    PhotoPages(Photos photos, Pages pages, ErrorPages errors) {
        this.photos = photos;
        this.pages = pages;
        this.errors = errors;
    }

    void blank(Context context) {
        show(context, "", List.of());
    }

    void create(Context context) throws IOException {
        if (context.req().getContentLengthLong() > LARGEST_UPLOAD) {
            reject(context, "", new Problem(Field.PHOTO, Kind.FILE_TOO_LARGE, ReadPhoto.LARGEST_FILE / 1024 / 1024));
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
                show(context, photo.id().value(), List.of());
            }
            case ReadPhoto.Outcome.Unreadable(Problem problem) ->
                reject(context, Objects.requireNonNullElse(context.formParam("photo"), ""), problem);
        }
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

    private void reject(Context context, String kept, Problem problem) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, kept, List.of(Problems.sentence(Exchange.language(context), problem)));
    }

    private void show(Context context, String id, List<String> problems) {
        pages.show(
                context,
                "bots/photo :: photo",
                new BotFormView.PhotoFragment(new BotFormView.Field("photo", id, problems)));
    }

    private static PortalId portal(Context context) {
        return Exchange.session(context).visitor().portal();
    }
}
