package parley.storage;

final class InboxOnH2Test extends InboxContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
