package parley.authoring;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.imaging.riff.RiffHandler;
import com.drew.imaging.riff.RiffProcessingException;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** How a camera was held: cameras note it instead of turning the picture. In the order of the numbers they note, from one. */
enum Orientation {
    UPRIGHT(false, 1, 0, 0, 1),
    MIRRORED(false, -1, 0, 0, 1),
    UPSIDE_DOWN(false, -1, 0, 0, -1),
    UPSIDE_DOWN_MIRRORED(false, 1, 0, 0, -1),
    LEFT_MIRRORED(true, 0, 1, 1, 0),
    LEFT(true, 0, 1, -1, 0),
    RIGHT_MIRRORED(true, 0, -1, -1, 0),
    RIGHT(true, 0, -1, 1, 0);

    private final boolean sideways;

    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] matrix;

    /**
     * One way of holding it.
     *
     * @param matrix that turns the picture upright, column by column
     */
    Orientation(boolean sideways, int... matrix) {
        this.sideways = sideways;
        this.matrix = matrix;
    }

    /** As the file notes it. What is missing or makes no sense counts as upright: the picture is there all the same. */
    static Orientation of(PictureFormat format, byte[] file) {
        try {
            Metadata metadata = switch (format) {
                case JPEG -> ofJpeg(file);
                case PNG -> ofPng(file);
                case WEBP -> ofWebp(file);
                case GIF -> new Metadata();
            };
            ExifIFD0Directory noted = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer number = noted == null ? null : noted.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return number == null || number < 1 || number > values().length ? UPRIGHT : values()[number - 1];
        } catch (JpegProcessingException
                | PngProcessingException
                | RiffProcessingException
                | IOException
                | RuntimeException broken) {
            return UPRIGHT;
        }
    }

    private static Metadata ofJpeg(byte[] file) throws JpegProcessingException, IOException {
        return JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
    }

    private static Metadata ofPng(byte[] file) throws PngProcessingException, IOException {
        Metadata metadata = new Metadata();
        new PngChunkReader()
                .extract(new SequentialByteArrayReader(file), Set.of(PngChunkType.eXIf))
                .forEach(chunk -> readExif(chunk.getBytes(), metadata));
        return metadata;
    }

    private static Metadata ofWebp(byte[] file) throws RiffProcessingException, IOException {
        Metadata metadata = new Metadata();
        new RiffReader().processRiff(new SequentialByteArrayReader(file), new RiffHandler() {
            @Override
            public boolean shouldAcceptRiffIdentifier(String identifier) {
                return true;
            }

            @Override
            public boolean shouldAcceptChunk(String name) {
                return name.equals("EXIF");
            }

            @Override
            public boolean shouldAcceptList(String name) {
                return false;
            }

            @Override
            public void processChunk(String name, byte[] content) {
                readExif(content, metadata);
            }

            @Override
            public void addError(String message) {}
        });
        return metadata;
    }

    private static void readExif(byte[] block, Metadata metadata) {
        new ExifReader().extract(new ByteArrayReader(block), metadata);
    }

    /** Whether width and height change places. */
    boolean sideways() {
        return sideways;
    }

    /** Turns a picture, drawn at this size before it is turned, into its place. */
    AffineTransform turn(int width, int height) {
        AffineTransform turn = new AffineTransform(matrix[0], matrix[1], matrix[2], matrix[3], 0, 0);
        double left = Math.min(0, matrix[0] * width + matrix[2] * height);
        double top = Math.min(0, matrix[1] * width + matrix[3] * height);
        turn.preConcatenate(AffineTransform.getTranslateInstance(-left, -top));
        return turn;
    }
}
