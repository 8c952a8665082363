package parley.sandbox;

import java.net.URI;
import java.util.Map;

/** The sandbox as a process of its own. */
final class SandboxCommand {
    private static final int USAGE_ERROR = 64;

    private SandboxCommand() {}

    static void run(String... arguments) {
        SandboxOptions options;
        try {
            options = parse(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(
                    "sandbox: " + e.getMessage() + ". Usage: sandbox [--port 8090] [--app http://127.0.0.1:8080]");
            System.exit(USAGE_ERROR);
            return;
        }
        // An event is not sent again on a connection that the application closed meanwhile, which it does after 20
        // seconds.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        Sandbox sandbox = Sandbox.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        System.out.println("Sandbox              " + sandbox.authorizationServer() + "/");
        System.out.println("Portal Acme          " + sandbox.portal("acme").uri() + "/u/1/");
        System.out.println("Portal Globex        " + sandbox.portal("globex").uri() + "/u/1/");
        System.out.println("Application expected " + options.applicationUrl());
    }

    static SandboxOptions parse(String[] arguments, Map<String, String> environment) {
        SandboxOptions options = SandboxOptions.defaults()
                .withCredentials(
                        environment.getOrDefault("PARLEY_CLIENT_ID", SandboxOptions.CLIENT_ID),
                        environment.getOrDefault("PARLEY_CLIENT_SECRET", SandboxOptions.CLIENT_SECRET));
        for (int index = 0; index < arguments.length; index += 2) {
            if (index + 1 >= arguments.length) {
                throw new IllegalArgumentException(arguments[index] + " needs a value");
            }
            String value = arguments[index + 1];
            options = switch (arguments[index]) {
                case "--port" -> options.withPort(port(value));
                case "--app" -> options.withApplicationUrl(URI.create(value));
                default -> throw new IllegalArgumentException("there is no option " + arguments[index]);
            };
        }
        return options;
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_533) {
            throw new IllegalArgumentException("--port needs a number from 0 to 65533");
        }
        return Integer.parseInt(value);
    }
}
