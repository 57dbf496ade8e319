package dev.stepwright.infra.box;

/** The account that the box plays: one region of one account, and the words of ARNs. */
final class Account {

    static final String PARTITION = "aws";
    static final String REGION = "us-east-1";
    static final String ID = "000000000000";

    private Account() {
    }

    static String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(PARTITION, service, REGION, ID, resource);
    }

    /** Of IAM, which has no regions. */
    static String role(String pathAndName) {
        return "arn:%s:iam::%s:role/%s".formatted(PARTITION, ID, pathAndName);
    }

    static String queue(String name) {
        return arn("sqs", name);
    }

    static String table(String name) {
        return arn("dynamodb", "table/" + name);
    }

    /** Of S3, whose ARNs name neither region nor account. */
    static String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(PARTITION, name);
    }

    /** What follows the last colon or slash. */
    static String name(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
    }
}
