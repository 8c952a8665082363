package parley.storage;

final class PortalsOnPostgresTest extends PortalsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
