package dev.stepwright.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that one process at a time owns. The lock is the operating system's, so it ends with the process, however it ends. */
final class DataFolder implements AutoCloseable {

    private static final int LONGEST_OWNER = 32;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder when it is missing. Throws {@link DataFolderUnusable} when another process has it. */
    static DataFolder lock(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new DataFolderUnusable("data folder " + path + " cannot be used: it is a file", null);
        }
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                var owner = owner(channel);
                channel.close();
                throw new DataFolderUnusable("data folder " + path + " is in use by another process" + owner, null);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new DataFolderUnusable("data folder " + path + " cannot be used: " + e, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process has it, under another store.
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(bytes, 0);
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("\\d+") ? " (process " + text + ")" : "";
    }

    Path database() {
        return path.resolve("stepwright.db");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DataFolderUnusable("data folder " + path + " cannot be unlocked: " + e, e);
        }
    }
}
