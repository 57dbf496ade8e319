package dev.stepwright.infra.house;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What compiled code calls whose outcome depends on the machine's locale, time zone or character set. */
final class MachineDependence {

    /** Whatever their parameters. */
    private static final Set<String> ALWAYS = Set.of("java/util/Locale.getDefault", "java/time/ZoneId.systemDefault",
            "java/util/TimeZone.getDefault", "java/nio/charset/Charset.defaultCharset", "java/time/Clock.systemDefaultZone",
            "java/lang/String.formatted", "java/util/Date.toString", "java/text/MessageFormat.format", "java/io/Console.printf",
            "java/io/Console.format", "java/lang/String.toLocaleString", "java/util/Calendar.getInstance",
            "java/util/GregorianCalendar.<init>", "java/time/format/DateTimeFormatter.ofLocalizedDate",
            "java/time/format/DateTimeFormatter.ofLocalizedTime", "java/time/format/DateTimeFormatter.ofLocalizedDateTime");

    /** Only as long as no parameter names a locale, a zone or a character set. */
    private static final Set<String> UNLESS_TOLD = Set.of("java/lang/String.toLowerCase", "java/lang/String.toUpperCase",
            "java/lang/String.format", "java/io/PrintStream.format", "java/io/PrintStream.printf", "java/io/PrintWriter.format",
            "java/io/PrintWriter.printf", "java/util/Formatter.<init>", "java/time/format/DateTimeFormatter.ofPattern",
            "java/time/format/DateTimeFormatterBuilder.toFormatter", "java/time/LocalDate.now", "java/time/LocalTime.now",
            "java/time/LocalDateTime.now", "java/time/ZonedDateTime.now", "java/time/OffsetDateTime.now", "java/time/Year.now",
            "java/time/YearMonth.now", "java/text/NumberFormat.getInstance", "java/text/NumberFormat.getNumberInstance",
            "java/text/NumberFormat.getIntegerInstance", "java/text/NumberFormat.getPercentInstance",
            "java/text/NumberFormat.getCurrencyInstance", "java/text/DecimalFormat.<init>", "java/text/DecimalFormatSymbols.<init>",
            "java/text/DecimalFormatSymbols.getInstance", "java/text/SimpleDateFormat.<init>", "java/text/MessageFormat.<init>",
            "java/text/Collator.getInstance", "java/text/BreakIterator.getWordInstance", "java/util/Scanner.<init>",
            "java/lang/String.getBytes", "java/io/InputStreamReader.<init>", "java/io/OutputStreamWriter.<init>",
            "java/io/FileReader.<init>", "java/io/FileWriter.<init>", "java/io/ByteArrayOutputStream.toString");

    private static final List<String> TELLING = List.of("Ljava/util/Locale;", "Ljava/time/ZoneId;", "Ljava/time/Clock;",
            "Ljava/nio/charset/Charset;", "Ljava/nio/charset/CharsetDecoder;", "Ljava/nio/charset/CharsetEncoder;",
            "Ljava/text/DecimalFormatSymbols;");

    private MachineDependence() {
    }

    /** One line for each such call, with the class that makes it. @param folder of class files, below it too */
    static List<String> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).flatMap(MachineDependence::ofClass).sorted().toList();
        }
    }

    private static Stream<String> ofClass(Path file) {
        try {
            var read = ClassFile.of().parse(file);
            var name = read.thisClass().asInternalName();
            return StreamSupport.stream(read.constantPool().spliterator(), false)
                    .filter(MemberRefEntry.class::isInstance).map(MemberRefEntry.class::cast).filter(MachineDependence::isDependent)
                    .map(call -> name + " calls " + call.owner().asInternalName() + "." + call.name().stringValue() + call.type().stringValue());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isDependent(MemberRefEntry call) {
        var name = call.owner().asInternalName() + "." + call.name().stringValue();
        var type = call.type().stringValue();
        return ALWAYS.contains(name) || UNLESS_TOLD.contains(name) && TELLING.stream().noneMatch(type::contains)
                || name.equals("java/lang/String.<init>") && type.startsWith("([B") && !type.contains("Ljava/nio/charset/Charset;");
    }
}
