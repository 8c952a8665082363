package parley;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bitrix24.Pace;
import parley.sandbox.Sandbox;
import parley.storage.Database;

/**
 * What an operator can ask of the jar: to run, to seal anew, to be a sandbox. Every failure ends here, as one line and a code that
 * whoever watches the process can go by.
 */
final class CommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private static final int FAILED = 1;

    /** What sysexits.h calls a configuration error. */
    private static final int BAD_CONFIGURATION = 78;

    private static final Path KEY_FILE = Path.of("data", "secret.key");

    private CommandLine() {}

    static void obey(String... arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("sandbox")) {
            Sandbox.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        boolean reseal = command.equals("reseal") && arguments.length == 1;
        if (arguments.length > 0 && !reseal) {
            System.err.println(
                    "Parley is configured by its environment; the only commands are 'sandbox [--port N]' and 'reseal'");
            System.exit(BAD_CONFIGURATION);
        }
        Settings settings;
        try {
            settings = Settings.read(System.getenv(), KEY_FILE);
        } catch (Settings.BadSetting bad) {
            System.err.println(bad.getMessage());
            System.exit(BAD_CONFIGURATION);
            return;
        }
        if (reseal) {
            reseal(settings);
        } else {
            run(settings);
        }
    }

    /** Makes the previous secret superfluous. The nodes may run meanwhile, if they know both secrets. */
    private static void reseal(Settings settings) {
        try (Database database =
                Database.open(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword())) {
            int pairs = StorageWiring.credentials(settings, database, Clock.systemUTC())
                    .sealAnew();
            System.out.println("Sealed with PARLEY_SECRET: the tokens of " + pairs
                    + " people. PARLEY_SECRET_PREVIOUS is not needed any more.");
        } catch (RuntimeException failure) {
            // Whatever it is: nobody else would tell the operator.
            System.err.println("The tokens could not be sealed anew: " + causes(failure));
            System.exit(FAILED);
        }
    }

    private static void run(Settings settings) {
        try {
            Parley parley = Parley.start(settings, Clock.systemUTC(), Pace.USUAL, CommandLine::fall);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    parley.close();
                } finally {
                    // A stop that was asked for is a success, also for who started us.
                    Runtime.getRuntime().halt(0);
                }
            }));
        } catch (RuntimeException failure) {
            // Whatever it is: who watches the process is told by its end, and the operator by one line.
            LOG.error("Parley cannot start: {}", causes(failure));
            System.exit(FAILED);
        }
    }

    /**
     * What is acknowledged is on disk; whoever watches this process starts it again, and it goes on. Staying would be worse:
     * threads that were inside the database when it broke hang there, and with them the way in, or single dialogs.
     */
    private static void fall() {
        LOG.error("The embedded database closed itself, most often because the disk is full; Parley ends");
        Runtime.getRuntime().halt(FAILED);
    }

    /** A failed start in one line; the address of the database may be in it, its password never. */
    private static String causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause ->
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))
                .distinct()
                .reduce((first, second) -> first + ": " + second)
                .orElse("");
    }
}
