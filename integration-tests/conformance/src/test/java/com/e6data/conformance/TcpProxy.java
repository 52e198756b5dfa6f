package com.e6data.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on the loopback interface that can do to connections what networks do to them. It knows nothing of what
 * it carries. Any thread may give it orders; what it carries goes through threads of its own.
 */
public final class TcpProxy implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ServerSocket listener;
    private boolean stalled;
    private volatile Duration delay = Duration.ZERO;

    private TcpProxy(int target) throws IOException {
        this.target = target;
        listener = listen(0);
        port = listener.getLocalPort();
    }

    /** In front of a port of the loopback interface. */
    public static TcpProxy before(int port) throws IOException {
        return new TcpProxy(port);
    }

    public int port() {
        return port;
    }

    /** The URL of a server, with this proxy's port instead. */
    public String through(String url) {
        return url.replace(":" + target + "/", ":" + port + "/");
    }

    /** Connections that are open. */
    public int connections() {
        return pairs.size();
    }

    /** Connections that were ever accepted. */
    public int accepted() {
        return accepted.get();
    }

    /** Resets all connections, both sides; new ones are accepted. */
    public void cut() {
        pairs.forEach(Pair::reset);
    }

    /** From now on nothing gets through, on old connections and on new ones, and nobody is told. */
    public void stall() {
        lock.lock();
        try {
            stalled = true;
        } finally {
            lock.unlock();
        }
    }

    /** What was held back by {@link #stall} goes on. */
    public void flow() {
        lock.lock();
        try {
            stalled = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Each piece of data is held back for this long. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Nothing listens any more; open connections stay. */
    public void refuse() throws IOException {
        listener.close();
    }

    /** Listens again after {@link #refuse}. */
    public void accept() throws IOException {
        listener = listen(port);
    }

    private ServerSocket listen(int on) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 200);
        start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    accepted.incrementAndGet();
                    connect(client);
                } catch (IOException closed) {
                    // By refuse or close.
                    return;
                }
            }
        });
        return socket;
    }

    private void connect(Socket client) {
        try {
            var pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), target));
            pairs.add(pair);
            start(() -> pair.carry(pair.client, pair.server));
            start(() -> pair.carry(pair.server, pair.client));
        } catch (IOException nobodyListensBehind) {
            reset(client);
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitFlow() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (stalled) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void reset(Socket socket) {
        try {
            // Lingering for zero seconds sends RST instead of a clean end.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Pair {
        private final Socket client;
        private final Socket server;

        Pair(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void carry(Socket from, Socket to) {
            var buffer = new byte[16_384];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    awaitFlow();
                    out.write(buffer, 0, n);
                }
            } catch (IOException ended) {
                // Passed on below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        private void close() {
            pairs.remove(this);
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void reset() {
            pairs.remove(this);
            TcpProxy.reset(client);
            TcpProxy.reset(server);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        flow();
        cut();
    }
}
