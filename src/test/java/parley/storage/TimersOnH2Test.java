package parley.storage;

final class TimersOnH2Test extends TimersContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
