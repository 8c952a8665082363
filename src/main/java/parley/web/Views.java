package parley.web;

import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders templates with Thymeleaf. {@code "bots/form :: photo"} names one fragment of a page. */
final class Views implements FileRenderer {
    private final TemplateEngine engine = new TemplateEngine();

    Views() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Views.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        templates.setCacheable(true);
        engine.setTemplateResolver(templates);
        engine.setMessageResolver(new Sentences());
    }

    @Override
    @SuppressWarnings("NullableProblems")
    public String render(String path, Map<String, ? extends @Nullable Object> model, Context context) {
        return render(path, Exchange.language(context), model);
    }

    String render(String path, Locale language, Map<String, ? extends @Nullable Object> model) {
        String[] parts = path.split(" :: ", 2);
        Set<String> fragments = parts.length == 2 ? Set.of(parts[1]) : Set.of();
        TemplateSpec page = new TemplateSpec(parts[0], fragments, TemplateMode.HTML, Map.of());
        return engine.process(page, new org.thymeleaf.context.Context(language, Map.copyOf(model)));
    }

    private static final class Sentences extends AbstractMessageResolver {
        @Override
        public @Nullable String resolveMessage(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
            List<Object> given = values == null ? List.of() : Arrays.asList(values);
            return Messages.find(context.getLocale(), key, given).orElse(null);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
            return "??" + key + "_" + context.getLocale() + "??";
        }
    }
}
