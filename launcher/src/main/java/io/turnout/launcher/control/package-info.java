/** The control plane as seen from a terminal: what it says, rendered, and an operation followed to its end. No decisions. */
package io.turnout.launcher.control;
