package parley.storage;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
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
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into photo (portal, id, media_type, content) values (:portal, :id, :type, :content)
                        on conflict do nothing""")
                .bind("portal", portal.value())
                .bind("id", photo.id().value())
                .bind("type", photo.mediaType())
                .bind("content", photo.content())
                .execute());
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
}
