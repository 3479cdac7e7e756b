/**
 * Keeps processes: starts them out of the terminal's reach, notes them down, restarts them, stops them, and finds what
 * a killed launcher left. Knows nothing of what the processes are.
 */
package io.turnout.launcher.process;
