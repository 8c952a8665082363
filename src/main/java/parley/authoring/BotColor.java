package parley.authoring;

/** The sixteen colours a bot's name and placeholder picture can have. */
public enum BotColor {
    RED(0xc8442a),
    GREEN(0x4f8a10),
    MINT(0x2f8a66),
    LIGHT_BLUE(0x2f87a6),
    DARK_BLUE(0x2b6fa8),
    PURPLE(0x7463bd),
    AQUA(0x128a82),
    PINK(0xd13e6a),
    LIME(0x6a8a00),
    BROWN(0x8a5a3c),
    AZURE(0x1f7fd1),
    KHAKI(0x6b7f4f),
    SAND(0x9a7b55),
    MARENGO(0x556574),
    GRAY(0x757b82),
    GRAPHITE(0x43474d);

    private final int rgb;

    BotColor(int rgb) {
        this.rgb = rgb;
    }

    /** As our pages show it: red, green and blue, eight bits each. */
    public int rgb() {
        return rgb;
    }
}
