package parley.journeys;

import parley.storage.Databases;

final class NewAnswersOnPostgresTest extends NewAnswers {
    @Override
    Databases.Place place() {
        return Databases.postgres();
    }
}
