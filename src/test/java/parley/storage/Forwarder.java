package parley.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The network before a server, which may lose connections without a word. */
final class Forwarder implements AutoCloseable {
    private final int server;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger losses = new AtomicInteger();

    /** @param server port of a server on this machine */
    Forwarder(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::run);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing passes over the connections that are open; those that come are served. */
    void loseConnections() {
        losses.incrementAndGet();
    }

    private void run() {
        try {
            while (true) {
                Socket client = keep(door.accept());
                Socket behind = keep(new Socket(InetAddress.getLoopbackAddress(), server));
                int opened = losses.get();
                Thread.ofVirtual().start(() -> forward(client, behind, opened));
                Thread.ofVirtual().start(() -> forward(behind, client, opened));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private synchronized Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void forward(Socket from, Socket to, int opened) {
        byte[] some = new byte[8 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (losses.get() == opened) {
                    out.write(some, 0, read);
                }
            }
            to.shutdownOutput();
        } catch (IOException closed) {
            // One of them has gone.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
