package parley;

/** Starts Parley. */
public final class Parley {
    private Parley() {}

    public static void main(String[] arguments) {
        System.out.println("Parley");
    }
}
