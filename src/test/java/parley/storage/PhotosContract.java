package parley.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.authoring.Bot;
import parley.authoring.Crop;
import parley.authoring.Cut;
import parley.authoring.Photo;
import parley.authoring.PhotoId;

/** The pictures of bots, whole and cut. */
abstract class PhotosContract extends PortalStores {

    @Test
    void showsAPictureToItsOwnPortalOnly() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo photo = new Photo(new PhotoId("ab"), "image/png", new byte[] {1, 2, 3});
        photos.save(ACME, photo);
        photos.save(ACME, photo);

        assertArrayEquals(
                new byte[] {1, 2, 3},
                photos.find(ACME, photo.id()).orElseThrow().content());
        assertTrue(photos.find(GLOBEX, photo.id()).isEmpty());
    }

    @Test
    void remembersWhatAPictureWasCutFrom() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo whole = new Photo(new PhotoId("whole"), "image/png", new byte[] {1});
        Photo part = new Photo(new PhotoId("part"), "image/png", new byte[] {2});
        Cut cut = new Cut(whole.id(), new Crop(10, 20, 300));
        photos.save(ACME, whole);
        photos.save(ACME, part, cut);
        photos.save(ACME, part, new Cut(whole.id(), new Crop(0, 0, 1)));

        assertEquals(Optional.of(cut), photos.origin(ACME, part.id()));
        assertEquals(Optional.empty(), photos.origin(ACME, whole.id()));
        assertEquals(Optional.empty(), photos.origin(GLOBEX, part.id()));
        assertArrayEquals(
                new byte[] {2}, photos.find(ACME, part.id()).orElseThrow().content());
    }

    @Test
    void forgetsOldPicturesThatNoBotShows() {
        JdbcPhotos photos = new JdbcPhotos(database);
        Photo whole = new Photo(new PhotoId("whole"), "image/png", new byte[] {1});
        Photo shown = new Photo(new PhotoId("ab"), "image/png", new byte[] {2});
        Photo leftBehind = new Photo(new PhotoId("left"), "image/png", new byte[] {3});
        photos.save(ACME, whole);
        photos.save(ACME, shown, new Cut(whole.id(), new Crop(0, 0, 100)));
        photos.save(ACME, leftBehind);
        photos.save(GLOBEX, shown);
        Bot bot = bot(ACME, "helpdesk");
        bots.of(ACME).add(bot, "form");

        photos.prune(Instant.now().minus(Duration.ofDays(1)));
        assertTrue(photos.find(ACME, leftBehind.id()).isPresent());

        Instant later = Instant.now().plus(Duration.ofDays(1));
        photos.prune(later);
        assertTrue(photos.find(ACME, leftBehind.id()).isEmpty());
        assertTrue(photos.find(GLOBEX, shown.id()).isEmpty());
        assertTrue(photos.find(ACME, shown.id()).isPresent());
        assertTrue(photos.find(ACME, whole.id()).isPresent());

        bots.of(ACME).remove(bot.id());
        photos.prune(later);
        photos.prune(later);
        assertTrue(photos.find(ACME, shown.id()).isEmpty());
        assertTrue(photos.find(ACME, whole.id()).isEmpty());
    }
}
