/**
 * What must be true of a history, whatever broke meanwhile. Pure: histories in, violations out.
 *
 * <p>The guarantees are those of single objects (a note or a talk each): every acknowledged write is there exactly once, no update is
 * lost, what was refused never shows, and each client reads its own writes and never goes back (the session guarantees of
 * Terry et al., 1994). Nothing is asked of operations whose result no client knows, but that they happen at most once.
 */
package io.turnout.checker.verdict;
