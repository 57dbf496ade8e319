/**
 * What deployment and functions must agree on, as one typed catalogue: handlers, environment keys, keys and indexes of the
 * tables, settings of the queue. The constructs that deploy and the code that is deployed both read it, so neither repeats a
 * string of the other. Imports nothing of this project.
 */
package dev.stepwright.functions;

