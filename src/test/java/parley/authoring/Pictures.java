package parley.authoring;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Uploads to try: honest ones and hostile ones, made when they are needed. */
public final class Pictures {
    /** 40 by 30, red on the left, blue on the right; without losses. */
    public static final byte[] WEBP = decoded("UklGRigAAABXRUJQVlA4TBsAAAAvJ0AHAA8Q87//8x8OhASEB/6v9UCO6H+UMAQA");

    /** 40 by 30, red; with losses. */
    static final byte[] WEBP_LOSSY =
            decoded("UklGRkwAAABXRUJQVlA4IEAAAABwAwCdASooAB4APrVYpk6nJSOiJWgA4BaJZwDPzoAAK/gt4AAA/uy9j/"
                    + "jebzWlH//rgP/nAf/OA/lpkOt18AAA");

    /** 40 by 30, first red, then blue. */
    static final byte[] WEBP_MOVING =
            decoded("UklGRoQAAABXRUJQVlA4WAoAAAACAAAAJwAAHQAAQU5JTQYAAAD/////AABBTk1GKAAAAAAAAAAAACcAAB0A"
                    + "AGQAAAJWUDhMDwAAAC8nQAcABxD9j/4HIqL/AQBBTk1GKAAAAAAAAAAAACcAAB0AAGQAAABWUDhMDwAAAC8nQAcABxDR//4HIqL/AQBSSUZG"
                    + "HAAAAFdFQlBWUDhMDwAAAC8nQAcABxD9j/4HIqL/AQA=");

    /** 40 by 30, red, in the colours of printing. */
    static final byte[] CMYK = decoded(
            "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgICAgIDAgICAwMDAwQGBAQEBAQIBgYFBgkICgoJCAkJCgwPDAoLDgsJ"
                    + "CQ0RDQ4PEBAREAoMEhMSEBMPEBAQ/9sAQwEDAwMEAwQIBAQIEAsJCxAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"
                    + "EBAQEBAQ/8AAFAgAHgAoBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAICf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAA"
                    + "AAAAAAAAAAAAAAAABwn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AKIXNlU1TAAAAAAAAAAAAAAAAAAAAAH/2Q==");

    private Pictures() {}

    /** Red in the upper left quarter, green beside it, blue below it, white in the last one. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < 4; i++) {
            canvas.setColor(colors[i]);
            canvas.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        canvas.dispose();
        return picture;
    }

    public static byte[] file(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage shown(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** An EXIF block that says how the camera was held and where. */
    static byte[] exif(int orientation) {
        return written(out -> {
            out.writeBytes("MM");
            out.writeShort(42);
            out.writeInt(8);
            out.writeShort(2);
            entry(out, 0x010e, 2, 14, 38);
            entry(out, 0x0112, 3, 1, orientation << 16);
            out.writeInt(0);
            out.writeBytes("GPS 55.75 37.6\0");
        });
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    static byte[] jpegWith(byte[] exif, byte[] jpeg) {
        return written(out -> {
            out.write(jpeg, 0, 2);
            out.writeShort(0xffe1);
            out.writeShort(exif.length + 8);
            out.writeBytes("Exif\0\0");
            out.write(exif);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** A PNG with one more chunk after its header. */
    static byte[] pngWith(String chunk, byte[] content, byte[] png) {
        return written(out -> {
            out.write(png, 0, 33);
            chunk(out, chunk, content);
            out.write(png, 33, png.length - 33);
        });
    }

    static byte[] webpWith(byte[] exif, byte[] webp) {
        return written(out -> {
            int padded = exif.length + exif.length % 2;
            out.writeBytes("RIFF");
            out.writeInt(Integer.reverseBytes(webp.length - 8 + 18 + 8 + padded));
            out.writeBytes("WEBPVP8X");
            out.write(new byte[] {10, 0, 0, 0, 8, 0, 0, 0, 39, 0, 0, 29, 0, 0});
            out.write(webp, 12, webp.length - 12);
            out.writeBytes("EXIF");
            out.writeInt(Integer.reverseBytes(exif.length));
            out.write(exif);
            out.write(new byte[padded - exif.length]);
        });
    }

    /** A PNG that says it has a size, with next to nothing in it. */
    static byte[] png(int width, int height) {
        return written(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", written(header -> {
                header.writeInt(width);
                header.writeInt(height);
                header.write(new byte[] {8, 2, 0, 0, 0});
            }));
            chunk(out, "IDAT", packed(100));
            chunk(out, "IEND", new byte[0]);
        });
    }

    /** That many zeros, packed. */
    static byte[] packed(int zeros) {
        return written(out -> {
            try (OutputStream deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
                byte[] part = new byte[1024 * 1024];
                for (int left = zeros; left > 0; left -= part.length) {
                    deflater.write(part, 0, Math.min(left, part.length));
                }
            }
        });
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        out.writeInt(content.length);
        out.writeBytes(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
