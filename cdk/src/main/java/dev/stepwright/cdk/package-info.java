/**
 * The constructs and the app that deploy Stepwright: one stack of tables, queues, bucket, functions, endpoint and alarms.
 * Handler names, settings and key names come from {@code dev.stepwright.functions.Catalogue} and its neighbours, never
 * from strings repeated here. May import the CDK and that catalogue.
 */
package dev.stepwright.cdk;

