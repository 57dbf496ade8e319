package dev.stepwright.local.mocks;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as the XML that JUnit's runners write, and that build servers read: a suite for the machine, a test for each case. */
public final class JUnitReport {

    private JUnitReport() {
    }

    public static String of(String machine, List<CaseResult> results) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", machine);
            xml.writeAttribute("tests", Integer.toString(results.size()));
            xml.writeAttribute("failures", Long.toString(results.stream().filter(result -> result.failure().isPresent()).count()));
            for (var result : results) {
                write(xml, machine, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new AssertionError("a text takes everything", e);
        }
    }

    private static void write(XMLStreamWriter xml, String machine, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", machine);
        xml.writeAttribute("name", result.name());
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.took().toMillis() / 1_000.0));
        if (result.failure().isPresent()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", readable(result.status() + ": " + result.failure().get()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML has no control characters. */
    private static String readable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?");
    }
}
