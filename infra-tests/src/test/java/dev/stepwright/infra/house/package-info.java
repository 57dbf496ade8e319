/**
 * The house itself: which way the arrows between modules point, and how its rooms are kept.
 * Imports nothing of the project; it reads its classes and files.
 */
package dev.stepwright.infra.house;

