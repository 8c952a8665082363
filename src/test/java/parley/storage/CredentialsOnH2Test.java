package parley.storage;

final class CredentialsOnH2Test extends CredentialsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
