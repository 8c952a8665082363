package parley.storage;

final class TimersOnPostgresTest extends TimersContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
