package parley.authoring;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws what is kept of a picture, and the picture of a bot that has none. */
public final class DrawPhoto {
    /** The sign is drawn on a sheet of 24 by 24, the icon of our pages, with room around it. */
    private static final double SIGN_SCALE = CutPhoto.SIDE / 48.0;

    private DrawPhoto() {}

    /**
     * A robot on the bot's colour. No letter, because it would need a font, which a server need not have; the same picture
     * everywhere.
     */
    public static Photo sign(BotColor color) {
        BufferedImage sign = new BufferedImage(CutPhoto.SIDE, CutPhoto.SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = sign.createGraphics();
        canvas.setColor(new Color(color.rgb()));
        canvas.fillRect(0, 0, CutPhoto.SIDE, CutPhoto.SIDE);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.scale(SIGN_SCALE, SIGN_SCALE);
        canvas.translate(12, 12);
        canvas.draw(new RoundRectangle2D.Double(4, 8, 16, 12, 4, 4));
        double[][] lines = {
            {12, 8, 12, 4}, {12, 4, 8, 4}, {2, 14, 4, 14}, {20, 14, 22, 14}, {9, 13, 9, 15}, {15, 13, 15, 15}
        };
        for (double[] line : lines) {
            canvas.draw(new Line2D.Double(line[0], line[1], line[2], line[3]));
        }
        canvas.dispose();
        return Photo.of(sign);
    }

    /**
     * The picture turned upright and with at most that many pixels on each side. On white where it is transparent: portals
     * show avatars on any ground, and through some of them a letter or another picture would be seen.
     */
    static BufferedImage scaled(BufferedImage picture, Orientation orientation, int longestSide) {
        double factor = Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
        boolean sideways = orientation.sideways();
        BufferedImage scaled =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = scaled.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, scaled.getWidth(), scaled.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.transform(orientation.turn(width, height));
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return scaled;
    }
}
