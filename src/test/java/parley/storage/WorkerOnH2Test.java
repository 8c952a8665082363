package parley.storage;

final class WorkerOnH2Test extends WorkerContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
