package dev.stepwright.cdk;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** What {@code cdk synth} and {@code cdk deploy} run: one stack, named by context {@code stepwright:stack}. */
public final class StepwrightApp {

    private StepwrightApp() {
    }

    public static void main(String[] arguments) {
        var app = new App();
        var name = app.getNode().tryGetContext(Settings.PREFIX + "stack");
        new StepwrightStack(app, name == null ? "Stepwright" : name.toString(), StackProps.builder()
                .description("Stepwright: Amazon States Language workflows without a server")
                .env(environment())
                .build(), Settings.read(app.getNode()::tryGetContext));
        app.synth();
    }

    /** The account and region that the CLI deploys to, if it knows them; the template fits any otherwise. */
    private static Environment environment() {
        return Environment.builder()
                .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                .region(System.getenv("CDK_DEFAULT_REGION"))
                .build();
    }
}
