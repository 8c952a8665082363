package parley.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import parley.authoring.Crop;
import parley.authoring.Cut;
import parley.authoring.Photo;
import parley.authoring.PhotoId;
import parley.authoring.Photos;
import parley.portals.PortalId;

/** Pictures in the database. */
public final class JdbcPhotos implements Photos {
    private final Jdbi jdbi;

    public JdbcPhotos(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public void save(PortalId portal, Photo photo) {
        save(values(portal, photo));
    }

    @Override
    public void save(PortalId portal, Photo photo, Cut cut) {
        Map<String, @Nullable Object> values = values(portal, photo);
        values.put("source", cut.picture().value());
        values.put("x", cut.crop().x());
        values.put("y", cut.crop().y());
        values.put("size", cut.crop().size());
        save(values);
    }

    private static Map<String, @Nullable Object> values(PortalId portal, Photo photo) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("portal", portal.value());
        values.put("id", photo.id().value());
        values.put("type", photo.mediaType());
        values.put("content", photo.content());
        for (String absent : new String[] {"source", "x", "y", "size"}) {
            values.put(absent, null);
        }
        return values;
    }

    private void save(Map<String, @Nullable Object> values) {
        jdbi.useTransaction(handle -> {
            int kept = handle.createUpdate("""
                            update photo set chosen_at = current_timestamp where portal = :portal and id = :id""").bindMap(values).execute();
            if (kept == 0) {
                handle.createUpdate("""
                                insert into photo (portal, id, media_type, content, source, crop_x, crop_y, crop_size)
                                values (:portal, :id, :type, :content, :source, :x, :y, :size)
                                on conflict do nothing""").bindMap(values).execute();
            }
        });
    }

    @Override
    public Optional<Photo> find(PortalId portal, PhotoId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select media_type, content from photo where portal = :portal and id = :id")
                .bind("portal", portal.value())
                .bind("id", id.value())
                .map((row, _) -> new Photo(id, row.getString("media_type"), row.getBytes("content")))
                .findOne());
    }

    @Override
    public Optional<Cut> origin(PortalId portal, PhotoId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select source, crop_x, crop_y, crop_size from photo
                        where portal = :portal and id = :id and source is not null""")
                .bind("portal", portal.value())
                .bind("id", id.value())
                .map((row, _) -> new Cut(
                        new PhotoId(row.getString("source")),
                        new Crop(row.getInt("crop_x"), row.getInt("crop_y"), row.getInt("crop_size"))))
                .findOne());
    }

    @Override
    public void prune(Instant before) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        delete from photo where chosen_at < :before
                          and not exists (
                            select 1 from bot where bot.portal = photo.portal and bot.photo = photo.id)
                          and not exists (
                            select 1 from photo cut where cut.portal = photo.portal and cut.source = photo.id)""").bind("before", Times.stored(before)).execute());
    }
}
