package parley.journeys;

import parley.storage.Databases;

final class AnswersOnPostgresTest extends Answers {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
