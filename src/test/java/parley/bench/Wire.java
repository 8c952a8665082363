package parley.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection that costs the sender next to nothing. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final byte[] answer = new byte[16 * 1024];
    private int filled;
    private String head = "";

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
    }

    /** Sends a request as it stands; returns the status of the answer, read to its end. */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        int end = readHead();
        head = new String(answer, 0, end, StandardCharsets.US_ASCII);
        readTo(end + contentLength());
        return Integer.parseInt(head, 9, 12, 10);
    }

    /** The body of the last answer. */
    String body() {
        return new String(answer, head.length(), filled - head.length(), StandardCharsets.UTF_8);
    }

    private int readHead() throws IOException {
        int from = 0;
        while (true) {
            readTo(filled + 1);
            for (int i = Math.max(3, from); i < filled; i++) {
                if (answer[i] == '\n' && answer[i - 2] == '\n') {
                    return i + 1;
                }
            }
            from = filled;
        }
    }

    private int contentLength() {
        String name = "content-length:";
        int at = head.toLowerCase(Locale.ROOT).indexOf(name);
        return at < 0
                ? 0
                : Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at))
                        .strip());
    }

    private void readTo(int length) throws IOException {
        InputStream in = socket.getInputStream();
        while (filled < length) {
            int read = in.read(answer, filled, answer.length - filled);
            if (read < 0) {
                throw new EOFException("The connection was closed");
            }
            filled += read;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
