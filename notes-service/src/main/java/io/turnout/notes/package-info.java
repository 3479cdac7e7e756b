/**
 * The notes on talks: their public API, what the composing parts of the site ask for, and below it, in {@code feed}, how
 * this service learns which talks there are.
 */
package io.turnout.notes;
