package parley.journeys;

import parley.storage.Databases;

final class AnswersOnH2Test extends Answers {
    @Override
    Databases.Place place() {
        return Databases.h2();
    }
}
