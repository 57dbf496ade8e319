package dev.stepwright.local.command;

import picocli.CommandLine.Option;

/** What ARNs are made of. */
final class CloudOptions {

    @Option(names = "--region", paramLabel = "REGION", defaultValue = "us-east-1",
            description = "Region in ARNs (default: ${DEFAULT-VALUE}).")
    private String region;
    @Option(names = "--account", paramLabel = "ID", defaultValue = "000000000000",
            description = "Account in ARNs, twelve digits (default: ${DEFAULT-VALUE}).")
    private String account;

    String region() {
        return matching("--region", region, "[a-z]{2}(-[a-z]+)+-\\d{1,2}", "a region such as us-east-1");
    }

    String account() {
        return matching("--account", account, "\\d{12}", "twelve digits");
    }

    private static String matching(String option, String value, String pattern, String expected) {
        if (!value.matches(pattern)) {
            throw new Unusable(option + ": expected " + expected + ", found '" + value + "'");
        }
        return value;
    }
}
