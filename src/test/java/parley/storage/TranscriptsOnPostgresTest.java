package parley.storage;

final class TranscriptsOnPostgresTest extends TranscriptsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
