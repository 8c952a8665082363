package parley.storage;

final class DraftsOnPostgresTest extends DraftsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
