package dev.stepwright.local.http;

import dev.stepwright.local.queue.Poller;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** One client: its requests, one after the other, each answered before the next is read. */
final class Connection {

    /** Clients keep a connection that nobody uses for up to a minute: whoever closes it sooner breaks their next call. */
    private static final Duration IDLE = Duration.ofSeconds(120);
    /** For a request as a whole, its body included. */
    private static final Duration REQUEST = Duration.ofSeconds(60);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int LONGEST_FAREWELL = 16_000_000;
    /** The first byte of TLS: a record of a handshake (RFC 8446, section 5.1). */
    private static final int HANDSHAKE = 0x16;
    /** A fatal alert, protocol_version: what clients tell as "wrong version number" or the like, at once. */
    private static final byte[] NO_TLS = {0x15, 3, 1, 0, 2, 2, 70};
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    /** Who answers; throws nothing. */
    interface Door {
        /** Refuses a request by its head, before its body is read; empty when it may go on. */
        Optional<Answer> refuse(Head head);

        Answer answer(Request request, Poller client);

        /** A request was read, which is to be answered. */
        void begins();

        /** It was, or cannot be. */
        void ends();

        boolean isStopping();
    }

    private final Socket socket;
    private final Door door;
    private final Incoming incoming;
    private final OutputStream out;

    Connection(Socket socket, Door door) throws IOException {
        this.socket = socket;
        this.door = door;
        this.incoming = new Incoming(socket);
        this.out = socket.getOutputStream();
    }

    void serve() throws IOException {
        incoming.allow(IDLE);
        if (incoming.peek() == HANDSHAKE) {
            LOG.log(Level.WARNING, "A client speaks TLS: this server answers http://, not https://");
            out.write(NO_TLS);
            farewell();
            return;
        }
        try {
            while (isAskedAgain() && serveOne()) {
                incoming.allow(IDLE);
            }
        } catch (SocketTimeoutException e) {
            LOG.log(Level.DEBUG, "A client is too slow, or idle", e);
        }
    }

    private boolean isAskedAgain() throws IOException {
        return incoming.peek() >= 0;
    }

    /** Whether there may be another. */
    private boolean serveOne() throws IOException {
        incoming.allow(REQUEST);
        try {
            var head = Heads.read(incoming);
            var refused = door.refuse(head);
            if (refused.isPresent()) {
                return last(head, refused.get());
            }
            var framing = head.framing(LocalServer.LONGEST_BODY);
            if (head.waitsToBeAskedForItsBody()) {
                out.write(Outgoing.CONTINUE);
            }
            return answer(head, Bodies.read(incoming, framing, LocalServer.LONGEST_BODY));
        } catch (Refusal e) {
            out.write(Outgoing.bytes(e.answer(), false, 1, false));
            farewell();
            return false;
        } catch (SocketTimeoutException e) {
            out.write(Outgoing.bytes(Answer.json(408, "{\"message\":\"Expected the whole request within " + REQUEST.toSeconds()
                    + " seconds\"}"), false, 1, false));
            throw e;
        }
    }

    private boolean answer(Head head, byte[] body) throws IOException {
        var client = new HangUp(incoming);
        door.begins();
        boolean staysOpen;
        try {
            staysOpen = answer(head, body, client);
        } finally {
            door.ends();
        }
        return staysOpen && client.staysFor(IDLE);
    }

    private boolean answer(Head head, byte[] body, Poller client) throws IOException {
        var answer = door.answer(new Request(head.method(), head.path(), head.query(), head.headers(), body,
                socket.getInetAddress().getHostAddress(), UUID.randomUUID().toString()), client);
        var staysOpen = head.staysOpen() && !door.isStopping();
        out.write(Outgoing.bytes(answer, head.method().equals("HEAD"), head.minor(), staysOpen));
        return staysOpen;
    }

    private boolean last(Head head, Answer answer) throws IOException {
        out.write(Outgoing.bytes(answer, head.method().equals("HEAD"), head.minor(), false));
        farewell();
        return false;
    }

    /** A connection that is closed with something unread in it is reset, and its answer may be lost with it. */
    private void farewell() throws IOException {
        socket.shutdownOutput();
        incoming.allow(FAREWELL);
        var piece = new byte[65_536];
        var read = 0;
        for (var total = 0; read >= 0 && total < LONGEST_FAREWELL; total += read) {
            read = incoming.read(piece, 0, piece.length);
        }
    }
}
