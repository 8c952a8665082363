package parley;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;
import parley.Settings.LogFormat;

/** How log lines look, and what must not be in them whatever an operator configures. */
final class Logs {
    private Logs() {}

    static void set(LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (format == LogFormat.JSON) {
            useJson(context);
        }
        // Below this level the server prints the headers and addresses of requests, and with them sessions and codes;
        // the client whatever it sends and hears, and with it tokens and what people wrote.
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        context.getLogger("org.apache.hc").setLevel(Level.WARN);
    }

    private static void useJson(LoggerContext context) {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Logs.class.getResource("/logback-json.xml"));
        } catch (JoranException broken) {
            throw new IllegalStateException("The JSON log cannot be set up", broken);
        }
    }
}
