package dev.stepwright.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * How long the first call of a service takes, with its model unread, in a process that has called others: run by
 * {@code java -cp bench/target/benchmarks.jar dev.stepwright.bench.FirstCalls}.
 */
public final class FirstCalls {

    private FirstCalls() {
    }

    /** @param arguments none are heeded */
    public static void main(String[] arguments) {
        var calls = new ServiceCalls("{}");
        var xml = new ServiceCalls("<R/>");
        var first = new LinkedHashMap<String, ServiceCalls>();
        first.put("secretsmanager:listSecrets", calls);
        first.put("sns:listTopics", xml);
        first.put("cloudfront:listDistributions", xml);
        first.put("lambda:listFunctions", calls);
        first.put("dynamodb:listTables", calls);
        first.put("glue:getJobs", calls);
        first.put("sagemaker:listTrainingJobs", calls);
        first.put("quicksight:listNamespaces", calls);
        first.put("batch:listJobs", calls);
        first.put("rds:describeDBInstances", xml);
        first.put("ecs:listClusters", calls);
        first.put("ec2:describeInstances", xml);
        var cpu = ManagementFactory.getThreadMXBean();
        first.forEach((resource, of) -> {
            var start = System.nanoTime();
            var startOfCpu = cpu.getCurrentThreadCpuTime();
            of.perform(ServiceCalls.call(resource, resource.startsWith("quicksight") ? "{\"AwsAccountId\": \"1\"}" : "{}"));
            System.out.printf(Locale.ROOT, "%-32s %6.1f ms, %6.1f ms of the processor%n", resource, (System.nanoTime() - start) / 1e6,
                    (cpu.getCurrentThreadCpuTime() - startOfCpu) / 1e6);
        });
    }
}
