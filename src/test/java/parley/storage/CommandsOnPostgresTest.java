package parley.storage;

final class CommandsOnPostgresTest extends CommandsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
