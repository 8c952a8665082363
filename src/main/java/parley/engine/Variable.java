package parley.engine;

/** What a reply can mention. */
public enum Variable {
    /** What the person wrote. */
    MESSAGE("message"),
    PERSON_NAME("person.name");

    private final String spelling;

    Variable(String spelling) {
        this.spelling = spelling;
    }

    /** As the author writes it, without braces. */
    public String spelling() {
        return spelling;
    }
}
