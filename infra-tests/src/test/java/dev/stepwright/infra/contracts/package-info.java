/**
 * The contracts of the engine's ports, kept by the AWS adapters: against DynamoDB Local, ElasticMQ and an S3 server.
 * May import everything.
 */
package dev.stepwright.infra.contracts;

