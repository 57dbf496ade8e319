package dev.stepwright.engine.journal.codec;

import dev.stepwright.engine.journal.port.PayloadStore;
import dev.stepwright.engine.journal.record.JournalRecord;
import dev.stepwright.engine.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Records as bytes: a version, then the payload table and the record, compressed where that helps. A record must fit 1 KB
 * whenever its data does (docs/protocol.md, "Items").
 *
 * <p>The first byte tells the format, in its low five bits: odd where the rest is plain, the even after it where it is
 * deflated. A worker refuses a format it does not know by failing the step, never by guessing: its message goes back to the
 * queue, for a worker of the newer version. The high three bits count additions that a newer version put behind what the
 * format holds, and that whoever does not know them may pass over (docs/recipes/record-format.md).
 *
 * <p>No record is too long to be written: an effect may have happened that it tells of. What users decide the size of is in the
 * payload table, and leaves the record when that would be longer than an item may be; if what is left still is (thousands of
 * long causes, or of variables), the payload store takes the whole of it, and the item says where.
 */
public final class RecordCodec {

    /**
     * Format 2: the header tells the execution's conduct. 3: what a redrive left follows. 4: the header tells which task started it. 5:
     * variables are payloads, the header tells of a Map Run, and what a frame waits for is told where it does not follow from the call.
     */
    private static final int NEWEST = 5;
    /** The record's bytes are in the payload store, under the hash that follows. */
    private static final int ELSEWHERE = 0x1F;
    private static final int FORMAT_BITS = 0x1F;
    private static final int COMPRESS_FROM = 160;

    /** DynamoDB takes 400 KB an item (409,600 bytes); a body leaves room for keys, attributes and the summary. */
    public static final int LONGEST_BYTES = 340_000;
    /** No record is inflated beyond this, so what is longer is not deflated. */
    private static final int LONGEST_INFLATED_BYTES = 64 << 20;

    private final PayloadStore payloads;
    private final int offloadBytes;
    private final RecentPayloads recent = new RecentPayloads();

    /** @param offloadBytes payloads longer than this go to the payload store */
    public RecordCodec(PayloadStore payloads, int offloadBytes) {
        this.payloads = payloads;
        this.offloadBytes = offloadBytes;
    }

    /** Stores what is to be offloaded, then returns the record's bytes. */
    public byte[] encode(JournalRecord journalRecord) {
        var bytes = encode(journalRecord, offloadBytes);
        for (var threshold = offloadBytes / 4; bytes.length > LONGEST_BYTES && threshold >= 64; threshold /= 4) {
            bytes = encode(journalRecord, threshold);
        }
        return bytes.length > LONGEST_BYTES ? elsewhere(bytes) : bytes;
    }

    private byte[] elsewhere(byte[] bytes) {
        var reference = PayloadTable.store(payloads, bytes);
        var out = new RecordOutput();
        out.one(ELSEWHERE);
        out.append(HexFormat.of().parseHex(reference.sha256()));
        return out.toByteArray();
    }

    public JournalRecord decode(byte[] bytes) {
        if (isElsewhere(bytes)) {
            return decode(payloads.get(hash(bytes)));
        }
        var format = format(bytes);
        var in = inlet(bytes, format);
        try {
            return new RecordReader(in, table(in), format).read();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("a record that does not read", e);
        }
    }

    /** Hashes of the payloads that the record names in the payload store. */
    public Set<String> stored(byte[] bytes) {
        if (isElsewhere(bytes)) {
            var all = new HashSet<>(stored(payloads.get(hash(bytes))));
            all.add(hash(bytes));
            return all;
        }
        return table(inlet(bytes, format(bytes))).stream().flatMap(payload -> payload.reference().stream())
                .map(Payload.Reference::sha256).collect(Collectors.toSet());
    }

    private static boolean isElsewhere(byte[] bytes) {
        return bytes.length > PayloadTable.HASH_BYTES && (bytes[0] & FORMAT_BITS) == ELSEWHERE;
    }

    /** Of the record that is elsewhere. */
    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 1, 1 + PayloadTable.HASH_BYTES);
    }

    private static int format(byte[] bytes) {
        var first = bytes.length == 0 ? 0 : bytes[0] & FORMAT_BITS;
        var format = (first + 1) / 2;
        if (format < 1 || format > NEWEST) {
            throw new UnknownRecordFormat(first);
        }
        return format;
    }

    private static RecordInput inlet(byte[] bytes, int format) {
        return new RecordInput((bytes[0] & FORMAT_BITS) == deflated(format) ? inflate(bytes) : Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private List<Payload> table(RecordInput in) {
        return in.list(() -> PayloadTable.read(in, payloads, recent));
    }

    /** The first byte of a record that is not compressed. */
    private static int plain(int format) {
        return format * 2 - 1;
    }

    private static int deflated(int format) {
        return format * 2;
    }

    private byte[] encode(JournalRecord journalRecord, int threshold) {
        var table = new PayloadTable(payloads, threshold);
        var content = new RecordOutput();
        var format = RecordWriter.format(journalRecord);
        new RecordWriter(content, table, format).write(journalRecord);
        var whole = new RecordOutput();
        table.write(whole);
        whole.append(content.toByteArray());
        return pack(whole.toByteArray(), format);
    }

    private static byte[] pack(byte[] plain, int format) {
        if (plain.length >= COMPRESS_FROM && plain.length <= LONGEST_INFLATED_BYTES) {
            var deflated = deflate(plain, deflated(format));
            if (deflated.length <= plain.length) {
                return deflated;
            }
        }
        var out = new byte[plain.length + 1];
        out[0] = (byte) plain(format);
        System.arraycopy(plain, 0, out, 1, plain.length);
        return out;
    }

    private static byte[] deflate(byte[] plain, int first) {
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 2);
            out.write(first);
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflate(byte[] packed) {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed, 1, packed.length - 1);
            var out = new ByteArrayOutputStream(packed.length * 4);
            var buffer = new byte[8192];
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if (count == 0 && inflater.needsInput() || out.size() > LONGEST_INFLATED_BYTES) {
                    throw new AssertionError("a record that does not inflate");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError("a record that does not inflate", e);
        }
    }
}
