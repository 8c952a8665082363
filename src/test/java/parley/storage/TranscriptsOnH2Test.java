package parley.storage;

final class TranscriptsOnH2Test extends TranscriptsContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
