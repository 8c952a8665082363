package parley;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import parley.bitrix24.Bucket;
import parley.bitrix24.BucketAhead;
import parley.bitrix24.BucketInMemory;
import parley.portals.Portals;
import parley.running.Stores;
import parley.storage.Database;
import parley.storage.JdbcAlarms;
import parley.storage.JdbcArrivals;
import parley.storage.JdbcBacklog;
import parley.storage.JdbcBots;
import parley.storage.JdbcBucket;
import parley.storage.JdbcChanges;
import parley.storage.JdbcChoiceCommands;
import parley.storage.JdbcCommandTopics;
import parley.storage.JdbcCommands;
import parley.storage.JdbcConversations;
import parley.storage.JdbcCredentials;
import parley.storage.JdbcEditors;
import parley.storage.JdbcErasures;
import parley.storage.JdbcFacts;
import parley.storage.JdbcInbox;
import parley.storage.JdbcLanes;
import parley.storage.JdbcLeases;
import parley.storage.JdbcLiveBots;
import parley.storage.JdbcMishaps;
import parley.storage.JdbcNumbers;
import parley.storage.JdbcParked;
import parley.storage.JdbcPastMessages;
import parley.storage.JdbcPendingLogins;
import parley.storage.JdbcPeople;
import parley.storage.JdbcPhotos;
import parley.storage.JdbcPortals;
import parley.storage.JdbcPresence;
import parley.storage.JdbcQuestions;
import parley.storage.JdbcReceipts;
import parley.storage.JdbcSavedTests;
import parley.storage.JdbcScenarios;
import parley.storage.JdbcTranscripts;
import parley.storage.JdbcTrials;
import parley.storage.JdbcUnderway;
import parley.storage.RecentCredentials;
import parley.storage.RecentPortals;
import parley.storage.Sealer;

/** Everything that is kept, each store once; the other rooms reach it through ports of their own. */
final class StorageWiring {
    final Database database;
    final JdbcInbox inbox;
    final JdbcLanes lanes;
    final JdbcReceipts receipts;
    final JdbcParked parked;
    final JdbcLeases leases;
    final JdbcBacklog backlog;

    final Portals portals;
    final RecentCredentials credentials;
    final JdbcPendingLogins pendingLogins;
    final JdbcPeople people;
    final JdbcEditors editors;
    final JdbcMishaps mishaps;
    final JdbcArrivals arrivals;
    final Bucket bucket;

    final JdbcBots bots;
    final JdbcPhotos photos;
    final JdbcCommands commands;
    final JdbcCommandTopics commandTopics;
    final JdbcChoiceCommands choiceCommands;
    final JdbcScenarios scenarios;
    final JdbcSavedTests savedTests;
    final JdbcChanges changes;
    final JdbcPresence presence;

    final JdbcLiveBots liveBots;
    final JdbcAlarms alarms;
    final Stores running;
    final JdbcUnderway underway;
    final JdbcTrials trials;

    final JdbcTranscripts transcripts;
    final JdbcPastMessages pastMessages;
    final JdbcQuestions questions;
    final JdbcNumbers numbers;
    final JdbcErasures erasures;

    StorageWiring(Settings settings, Database database, Clock clock) {
        this.database = database;
        inbox = new JdbcInbox(database, clock);
        lanes = new JdbcLanes(database);
        receipts = new JdbcReceipts(database);
        parked = new JdbcParked(database);
        leases = new JdbcLeases(database, clock);
        backlog = new JdbcBacklog(database);

        portals = new RecentPortals(new JdbcPortals(database));
        credentials = new RecentCredentials(credentials(settings, database, clock));
        pendingLogins = new JdbcPendingLogins(database);
        people = new JdbcPeople(database);
        editors = new JdbcEditors(database);
        mishaps = new JdbcMishaps(database);
        arrivals = new JdbcArrivals(database);
        bucket = Database.isEmbedded(settings.databaseUrl())
                ? new BucketInMemory(clock)
                : new BucketAhead(new JdbcBucket(database), Thread::startVirtualThread);

        bots = new JdbcBots(database);
        photos = new JdbcPhotos(database);
        commands = new JdbcCommands(database);
        commandTopics = new JdbcCommandTopics(database);
        choiceCommands = new JdbcChoiceCommands(database);
        scenarios = new JdbcScenarios(database);
        savedTests = new JdbcSavedTests(database);
        changes = new JdbcChanges(database);
        presence = new JdbcPresence(database);

        liveBots = new JdbcLiveBots(database);
        alarms = new JdbcAlarms(database);
        running = new Stores(new JdbcConversations(database), alarms, new JdbcFacts(database), database);
        underway = new JdbcUnderway(database, clock);
        trials = new JdbcTrials(database);

        transcripts = new JdbcTranscripts(database);
        pastMessages = new JdbcPastMessages(database);
        questions = new JdbcQuestions(database);
        numbers = new JdbcNumbers(database);
        erasures = new JdbcErasures(database);
    }

    /** Sealed with the secret of today; what the one before it sealed can be read, too. */
    static JdbcCredentials credentials(Settings settings, Database database, Clock clock) {
        List<byte[]> keys = Stream.of(settings.secret(), settings.previousSecret())
                .filter(secret -> secret != null)
                .map(secret -> Keys.derive(secret, "tokens"))
                .toList();
        return new JdbcCredentials(database, new Sealer(keys), clock);
    }
}
