package parley.storage;

final class PhotosOnH2Test extends PhotosContract {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
