package parley.journeys;

import parley.storage.Databases;

final class DialogsOnPostgresTest extends Dialogs {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
