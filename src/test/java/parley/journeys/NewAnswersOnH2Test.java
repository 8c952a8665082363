package parley.journeys;

import parley.storage.Databases;

final class NewAnswersOnH2Test extends NewAnswers {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
