package parley.storage;

final class ParkedOnPostgresTest extends ParkedContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
