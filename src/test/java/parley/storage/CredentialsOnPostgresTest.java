package parley.storage;

final class CredentialsOnPostgresTest extends CredentialsContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
