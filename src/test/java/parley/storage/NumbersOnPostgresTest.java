package parley.storage;

final class NumbersOnPostgresTest extends NumbersContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
