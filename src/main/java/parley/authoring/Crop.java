package parley.authoring;

/** The square of a picture that people see, in pixels of the picture. */
public record Crop(int x, int y, int size) {
    /** A smaller part shows nothing but pixels. */
    private static final int SMALLEST = 48;

    /** The largest square, in the middle. */
    public static Crop middle(int width, int height) {
        int size = Math.min(width, height);
        return new Crop((width - size) / 2, (height - size) / 2, size);
    }

    /** How small a part of such a picture may be. */
    public static int smallest(int width, int height) {
        return Math.min(SMALLEST, Math.min(width, height));
    }

    /** The nearest square that such a picture has. */
    public Crop within(int width, int height) {
        int fitting = Math.clamp(size, smallest(width, height), Math.min(width, height));
        return new Crop(Math.clamp(x, 0, width - fitting), Math.clamp(y, 0, height - fitting), fitting);
    }
}
