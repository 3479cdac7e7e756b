/**
 * Feature flags as they are kept: every version of them, by whom and why, and how often they were asked for. Belongs here: what is kept,
 * told apart and called stale. Does not belong here: evaluating them, which those do who ask.
 */
package io.turnout.control.flags;
