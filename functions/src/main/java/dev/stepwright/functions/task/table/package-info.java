/**
 * The table of integrations: to add one, make a folder for it beside this one and name it here.
 * May import {@code functions.task} and every integration.
 */
package dev.stepwright.functions.task.table;

