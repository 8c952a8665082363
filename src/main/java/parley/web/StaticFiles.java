package parley.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import parley.web.Assets.Asset;

/** Serves what never changes under its address, and lets browsers keep it. */
final class StaticFiles {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_AN_HOUR = "public, max-age=3600";

    private final Assets assets;

    StaticFiles(Assets assets) {
        this.assets = assets;
    }

    void own(Context context) {
        boolean current = assets.base().equals("/static/" + context.pathParam("version"));
        answer(context, current ? assets.own(context.pathParam("path")) : Optional.empty());
    }

    void webjar(Context context) {
        answer(context, assets.webjar(context.pathParam("path")));
    }

    /** For editors of documents, wherever they run: the one file that other sites may read. */
    void schema(Context context) {
        answer(context, assets.schema(context.pathParam("name")));
        context.header(Header.CACHE_CONTROL, FOR_AN_HOUR).header(Header.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static void answer(Context context, Optional<Asset> found) {
        if (found.isEmpty()) {
            context.status(HttpStatus.NOT_FOUND).contentType("text/plain").result(HttpStatus.NOT_FOUND.getMessage());
            return;
        }
        Asset asset = found.get();
        context.header(Header.CACHE_CONTROL, FOR_EVER).header(Header.ETAG, asset.etag());
        if (asset.etag().equals(context.header(Header.IF_NONE_MATCH))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(asset.mediaType()).result(asset.content());
        }
    }
}
