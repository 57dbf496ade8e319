/**
 * The actions of the Step Functions API, one class each: the members of a request in, the members of its answer out, AWS's
 * errors as {@code ApiException}. {@code Api} holds the table of them.
 * May import {@code registry}, {@code journal} and everything before them.
 */
package dev.stepwright.engine.api;

