package parley.storage;

final class WorkerOnPostgresTest extends WorkerContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
