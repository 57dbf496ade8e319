/**
 * What made-up answers of services are held against when states are tested. May import {@code functions.task.sdk}, the models and the
 * engine.
 */
package dev.stepwright.functions.task.mock;

