package parley.storage;

final class RightsOnPostgresTest extends RightsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
