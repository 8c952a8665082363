package parley.storage;

final class BotsOnPostgresTest extends BotsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
