package parley.bitrix24;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Connects a portal from a browser window outside the portal's frame. */
public interface OutsideLogin {

    /** Begins at the portal a person named. */
    Start start(String domain);

    /**
     * Ends what {@link #start} began.
     *
     * @param queryString raw, without the question mark
     * @param stateOfBrowser the state as this browser remembers it; without it nobody is let in
     */
    Opening callback(String queryString, @Nullable String stateOfBrowser);

    /** Where to go. */
    sealed interface Start {
        /**
         * Send the browser to the portal.
         *
         * @param state for the browser to remember, and nobody else
         */
        record Redirect(URI to, String state) implements Start {
            @Override
            public String toString() {
                return "Redirect[host=" + to.getHost() + "]";
            }
        }

        /** What was typed is not the address of a portal. */
        record NotAnAddress() implements Start {}
    }
}
