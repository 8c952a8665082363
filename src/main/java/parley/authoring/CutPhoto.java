package parley.authoring;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.portals.PortalId;

/**
 * Cuts the square an author chose. The whole picture stays beside it for as long as the square does, so that the author can
 * choose another part of it later.
 */
public final class CutPhoto {
    /** Portals show pictures of bots small: what they get has at most this many pixels on each side. */
    static final int SIDE = 512;

    private final Photos photos;

    public CutPhoto(Photos photos) {
        this.photos = photos;
    }

    /**
     * A picture, the part of it that people see, and the bounds of that part.
     *
     * @param smallest how many pixels the part has at least on each side
     */
    public record Choice(PhotoId picture, Crop crop, int smallest, int largest) {}

    /** What can be chosen of a picture, or of the one it was cut from; nothing when it is not there. */
    public Optional<Choice> choice(PortalId portal, PhotoId id) {
        Optional<Cut> cut = photos.origin(portal, id)
                .filter(origin -> photos.find(portal, origin.picture()).isPresent());
        return cut.isPresent()
                ? choice(portal, cut.get().picture(), cut.get().crop())
                : photos.find(portal, id).map(photo -> choice(photo, null));
    }

    /** What can be chosen of exactly this picture, where the author may have begun. */
    public Optional<Choice> choice(PortalId portal, PhotoId picture, @Nullable Crop crop) {
        return photos.find(portal, picture).map(photo -> choice(photo, crop));
    }

    private static Choice choice(Photo photo, @Nullable Crop crop) {
        BufferedImage picture = photo.picture();
        int width = picture.getWidth();
        int height = picture.getHeight();
        Crop chosen = crop == null ? Crop.middle(width, height) : crop.within(width, height);
        return new Choice(photo.id(), chosen, Crop.smallest(width, height), Math.min(width, height));
    }

    /** Keeps the part of the picture and names it; nothing when the picture is not there. */
    public Optional<PhotoId> cut(PortalId portal, PhotoId picture, Crop crop) {
        return photos.find(portal, picture).map(photo -> cut(portal, photo, crop));
    }

    private PhotoId cut(PortalId portal, Photo photo, Crop crop) {
        BufferedImage picture = photo.picture();
        int width = picture.getWidth();
        int height = picture.getHeight();
        Crop square = crop.within(width, height);
        if (width == height && square.size() == width && width <= SIDE) {
            return photo.id();
        }
        BufferedImage part = picture.getSubimage(square.x(), square.y(), square.size(), square.size());
        Photo cut = Photo.of(DrawPhoto.scaled(part, Orientation.UPRIGHT, SIDE));
        photos.save(portal, cut, new Cut(photo.id(), square));
        return cut.id();
    }
}
