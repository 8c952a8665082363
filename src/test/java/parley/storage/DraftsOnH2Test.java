package parley.storage;

final class DraftsOnH2Test extends DraftsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
