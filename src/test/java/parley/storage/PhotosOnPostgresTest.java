package parley.storage;

final class PhotosOnPostgresTest extends PhotosContract {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
