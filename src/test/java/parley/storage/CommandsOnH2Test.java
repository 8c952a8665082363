package parley.storage;

final class CommandsOnH2Test extends CommandsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
