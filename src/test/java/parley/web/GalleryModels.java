package parley.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.authoring.Template.Need;
import parley.authoring.Templates;
import parley.portals.UserId;
import parley.web.TemplatesTest.Model;

/** What the templates of the gallery are rendered with. */
final class GalleryModels {
    private GalleryModels() {}

    static List<Model> of(Locale language) {
        Model all = new Model(
                "gallery/list",
                new GalleryView(Templates.all(language).stream()
                        .map(template -> GalleryPages.card(language, template, Optional.of(EnumSet.of(Need.CRM))))
                        .toList()));
        return Stream.concat(
                        Stream.of(all),
                        Templates.all(language).stream()
                                .map(template -> GalleryForm.fresh(template, new UserId(1)))
                                .flatMap(form ->
                                        Stream.of(asked(language, form, Map.of()), asked(language, form, wrong(form)))))
                .toList();
    }

    private static Map<String, String> wrong(GalleryForm form) {
        Map<String, String> wrong = new HashMap<>(Map.of("", "Full.", "name", "No.", "zone", "No."));
        form.template().questions().forEach(question -> wrong.put(GalleryForm.field(question), "No."));
        return wrong;
    }

    private static Model asked(Locale language, GalleryForm form, Map<String, String> wrong) {
        return new Model(
                "gallery/ask",
                GalleryPages.view(
                        language,
                        GalleryPages.card(language, form.template(), Optional.of(EnumSet.of(Need.TASKS))),
                        form,
                        wrong,
                        number -> "Vera " + number));
    }
}
