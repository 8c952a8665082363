package parley.storage;

final class DoubtsOnH2Test extends DoubtsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
