package parley.storage;

final class BotsOnH2Test extends BotsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
