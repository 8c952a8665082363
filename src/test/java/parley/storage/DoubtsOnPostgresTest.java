package parley.storage;

final class DoubtsOnPostgresTest extends DoubtsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
