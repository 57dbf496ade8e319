package dev.stepwright.local.command;

import picocli.CommandLine.Option;

/** What ARNs are made of. */
final class CloudOptions {

    private String region;
    private String account;

    @Option(names = "--region", paramLabel = "REGION", defaultValue = "us-east-1",
            description = "Region in ARNs (default: ${DEFAULT-VALUE}).")
    void setRegion(String value) {
        region = matching("--region", value, "[a-z]{2}(-[a-z]+)+-\\d{1,2}", "a region such as us-east-1");
    }

    @Option(names = "--account", paramLabel = "ID", defaultValue = "000000000000",
            description = "Account in ARNs, twelve digits (default: ${DEFAULT-VALUE}).")
    void setAccount(String value) {
        account = matching("--account", value, "\\d{12}", "twelve digits");
    }

    String region() {
        return region;
    }

    String account() {
        return account;
    }

    private static String matching(String option, String value, String pattern, String expected) {
        if (!value.matches(pattern)) {
            throw new picocli.CommandLine.TypeConversionException(option + ": expected " + expected + ", found '" + value + "'");
        }
        return value;
    }
}
