package parley.storage;

final class PortalsOnH2Test extends PortalsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
