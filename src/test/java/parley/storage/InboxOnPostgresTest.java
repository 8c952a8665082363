package parley.storage;

final class InboxOnPostgresTest extends InboxContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
