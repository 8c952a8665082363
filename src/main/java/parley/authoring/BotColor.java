package parley.authoring;

/** The sixteen colours a bot's name and placeholder picture can have. */
public enum BotColor {
    RED,
    GREEN,
    MINT,
    LIGHT_BLUE,
    DARK_BLUE,
    PURPLE,
    AQUA,
    PINK,
    LIME,
    BROWN,
    AZURE,
    KHAKI,
    SAND,
    MARENGO,
    GRAY,
    GRAPHITE
}
