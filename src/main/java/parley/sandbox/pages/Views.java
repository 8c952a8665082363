package parley.sandbox.pages;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the templates of the sandbox; safe for all threads. */
final class Views {
    private final TemplateEngine engine = new TemplateEngine();

    Views() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/sandbox/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    void show(Context context, String template, Map<String, Object> model) {
        context.html(engine.process(template, thymeleaf(model)));
    }

    /** One fragment of the page that shows it. */
    void showPart(Context context, String template, String fragment, Map<String, Object> model) {
        context.html(engine.process(template, Set.of(fragment), thymeleaf(model)));
    }

    private static org.thymeleaf.context.Context thymeleaf(Map<String, Object> model) {
        return new org.thymeleaf.context.Context(Locale.ENGLISH, model);
    }
}
