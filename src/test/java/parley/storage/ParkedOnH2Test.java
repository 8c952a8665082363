package parley.storage;

final class ParkedOnH2Test extends ParkedContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
