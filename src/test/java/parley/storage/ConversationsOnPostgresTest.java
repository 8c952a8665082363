package parley.storage;

final class ConversationsOnPostgresTest extends ConversationsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
