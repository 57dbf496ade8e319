/**
 * Made-up answers of services for executions started as test cases: the mock file of AWS Step Functions Local (AWS guide, "Using mocked
 * service integrations for testing in Step Functions Local"). May import the engine, and nothing of the rooms beside it.
 */
package dev.stepwright.local.mocks;

