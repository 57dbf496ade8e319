/**
 * One state on its own (API reference, TestState): what each stage of its data flow made, what it came to, and where it leads. The
 * stages are the interpreter's; what a task, branches or iterations give is asked for, or made up.
 * May import {@code expression}, {@code asl}, {@code asl.reader}, {@code payload}, {@code history} and {@code interpreter}.
 */
package dev.stepwright.engine.teststate;

