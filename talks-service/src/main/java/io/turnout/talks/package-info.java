/**
 * The talks: their public API, what the composing parts of the site ask for, and below it, in {@code feed}, the changes
 * that other services follow.
 */
package io.turnout.talks;
