package parley.journeys;

import parley.storage.Databases;

final class DialogsOnH2Test extends Dialogs {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
