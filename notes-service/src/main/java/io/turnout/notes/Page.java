package io.turnout.notes;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the page behind it; null if this is the last one
 */
record Page<T>(List<T> items, String next) {}
