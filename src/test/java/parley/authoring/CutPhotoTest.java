package parley.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import parley.portals.PortalId;

final class CutPhotoTest {
    private static final PortalId ACME = new PortalId("acme");

    private final PhotosInMemory photos = new PhotosInMemory();
    private final CutPhoto cutPhoto = new CutPhoto(photos);

    @Test
    void keepsTheChosenSquare() {
        PhotoId picture = upload(1000, 600);
        PhotoId cut = cutPhoto.cut(ACME, picture, new Crop(500, 0, 300)).orElseThrow();

        BufferedImage square = photos.find(ACME, cut).orElseThrow().picture();
        assertEquals(300, square.getWidth());
        assertEquals(300, square.getHeight());
        assertEquals(Color.GREEN.getRGB(), square.getRGB(0, 0));
        assertEquals(Color.GREEN.getRGB(), square.getRGB(299, 299));
    }

    @Test
    void makesALargeSquareSmall() {
        PhotoId cut = cutPhoto.cut(ACME, upload(1000, 600), new Crop(0, 0, 600)).orElseThrow();

        assertEquals(512, photos.find(ACME, cut).orElseThrow().picture().getWidth());
    }

    @Test
    void takesTheNearestSquareThereIs() {
        PhotoId picture = upload(1000, 600);
        PhotoId far =
                cutPhoto.cut(ACME, picture, new Crop(999_999, 999_999, 999_999)).orElseThrow();

        assertEquals(
                new Cut(picture, new Crop(400, 0, 600)),
                photos.origin(ACME, far).orElseThrow());
    }

    @Test
    void storesTheSameChoiceOnceAndAWholeSquareNotAgain() {
        PhotoId picture = upload(1000, 600);
        PhotoId cut = cutPhoto.cut(ACME, picture, new Crop(500, 0, 300)).orElseThrow();
        assertEquals(cut, cutPhoto.cut(ACME, picture, new Crop(500, 0, 300)).orElseThrow());
        assertEquals(2, photos.count(ACME));

        PhotoId square = upload(200, 200);
        assertEquals(square, cutPhoto.cut(ACME, square, new Crop(0, 0, 200)).orElseThrow());
        assertEquals(3, photos.count(ACME));
    }

    @Test
    void offersTheWholePictureAgain() {
        PhotoId picture = upload(1000, 600);
        Crop chosen = new Crop(500, 0, 300);
        PhotoId cut = cutPhoto.cut(ACME, picture, chosen).orElseThrow();

        assertEquals(
                new CutPhoto.Choice(picture, chosen, 48, 600),
                cutPhoto.choice(ACME, cut).orElseThrow());
        assertEquals(
                new CutPhoto.Choice(picture, new Crop(200, 0, 600), 48, 600),
                cutPhoto.choice(ACME, picture).orElseThrow());
    }

    @Test
    void hasNothingOfAnotherPortal() {
        PhotoId picture = upload(1000, 600);
        PortalId bolt = new PortalId("bolt");

        assertTrue(cutPhoto.cut(bolt, picture, new Crop(0, 0, 100)).isEmpty());
        assertTrue(cutPhoto.choice(bolt, picture).isEmpty());
    }

    @Test
    void acceptsPicturesOfOnePixel() {
        PhotoId picture = upload(1, 1);

        assertEquals(picture, cutPhoto.cut(ACME, picture, new Crop(5, 5, 5)).orElseThrow());
    }

    private PhotoId upload(int width, int height) {
        Photo photo = Photo.of(Pictures.quarters(width, height));
        photos.save(ACME, photo);
        return photo.id();
    }
}
