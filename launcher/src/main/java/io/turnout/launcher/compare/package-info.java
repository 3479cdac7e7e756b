/** {@code turnout compare}: two sites are asked the same, and their answers compared. */
package io.turnout.launcher.compare;
