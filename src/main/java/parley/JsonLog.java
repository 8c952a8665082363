package parley;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/** Log lines as JSON objects, for machines that collect them. */
final class JsonLog {
    private JsonLog() {}

    static void use() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(JsonLog.class.getResource("/logback-json.xml"));
        } catch (JoranException broken) {
            throw new IllegalStateException("The JSON log cannot be set up", broken);
        }
    }
}
