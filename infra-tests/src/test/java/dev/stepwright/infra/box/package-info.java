/**
 * AWS in a box: boots the template that {@code cdk} synthesised on DynamoDB Local, ElasticMQ and an S3 server, with stand-ins
 * for what cannot be had, runs its functions, and holds every call against the policies of the function's role.
 * May import {@code cdk}, {@code functions}, {@code local.box} and the AWS SDK.
 */
package dev.stepwright.infra.box;

