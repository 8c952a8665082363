package parley.authoring;

/** The sixteen colours a bot's name and placeholder picture can have. */
public enum BotColor {
    RED(0xdf532d),
    GREEN(0x64a513),
    MINT(0x4ba984),
    LIGHT_BLUE(0x4ba5c3),
    DARK_BLUE(0x3e99ce),
    PURPLE(0x8474c8),
    AQUA(0x1eb4aa),
    PINK(0xf76187),
    LIME(0x58cc47),
    BROWN(0xab7761),
    AZURE(0x29619b),
    KHAKI(0x728f7a),
    SAND(0xba9c7b),
    MARENGO(0x556574),
    GRAY(0x909090),
    GRAPHITE(0x5e5f5e);

    private final int rgb;

    BotColor(int rgb) {
        this.rgb = rgb;
    }

    /** As our pages show it: red, green and blue, eight bits each. */
    public int rgb() {
        return rgb;
    }
}
