package parley.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.journeys.House.eventually;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import parley.sandbox.SandboxOptions;
import parley.sandbox.portal.Bot;
import parley.storage.Databases;

/** However talkative an operator makes the log, of everything in the process: no secret is in it (rest.md §8). */
final class SecretsInLogsTest extends PortalLife {
    private static final String WORDS = "PRIVATE-WORDS";

    /** Of people, of bots, for renewals and of events; as the sandbox makes them. */
    private static final Pattern TOKEN_OF_THE_PLATFORM = Pattern.compile("[0-9a-f]{70}");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                    + Optional.ofNullable(event.getThrowableProxy())
                            .map(ThrowableProxyUtil::asString)
                            .orElse(""));
        }
    };

    @Override
    Databases.Place place() {
        listen();
        return Databases.h2();
    }

    /** To all levels of all loggers. */
    private void listen() {
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null && logger != root) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(null);
            }
        }
        levels.put(root, root.getLevel());
        root.setLevel(Level.TRACE);
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        ear.setContext(context);
        ear.start();
        root.addAppender(ear);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(ear);
        usual.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
    }

    @Test
    void noneIsToldAtAnyLevel() {
        Set<String> secrets = new HashSet<>(List.of(SandboxOptions.CLIENT_SECRET, House.SECRET, WORDS));
        install();
        secrets.add(acme.applicationToken());
        Bot bot = makeBot("Vera", "vpn", WORDS);
        String session = token(open("/app", vera));
        secrets.add(session);
        acme.open(ivan, Long.toString(bot.id()));
        acme.say(ivan, Long.toString(bot.id()), "vpn " + WORDS);
        eventually(
                "an answer",
                () -> acme.messages(ivan, Long.toString(bot.id())).stream()
                        .anyMatch(message ->
                                message.authorId() == bot.id() && message.text().equals(WORDS)));
        acme.expireTokens();
        acme.say(ivan, Long.toString(bot.id()), "vpn " + WORDS);
        eventually(
                "another",
                () -> acme.messages(ivan, Long.toString(bot.id())).stream()
                                .filter(message -> message.authorId() == bot.id()
                                        && message.text().equals(WORDS))
                                .count()
                        == 2);
        assertEquals(200, get("/app/bots", session).statusCode());
        house.restart();
        acme.uninstall(true);
        assertTrue(acme.events().awaitIdle(Duration.ofSeconds(10)));

        assertTrue(lines.stream().anyMatch(line -> line.startsWith("TRACE ")), "it is told everything");
        for (String line : lines) {
            secrets.forEach(secret -> assertFalse(line.contains(secret), () -> secret + " in " + line));
            assertFalse(TOKEN_OF_THE_PLATFORM.matcher(line).find(), line);
        }
    }
}
