package parley.storage;

final class StoresOnH2Test extends StoresContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
