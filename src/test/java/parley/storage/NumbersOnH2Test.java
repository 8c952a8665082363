package parley.storage;

final class NumbersOnH2Test extends NumbersContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
