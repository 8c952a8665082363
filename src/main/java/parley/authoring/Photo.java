package parley.authoring;

/** A picture that has been decoded and written anew by us, so that it is what it says. */
public record Photo(PhotoId id, String mediaType, byte[] content) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo photo && id.equals(photo.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
